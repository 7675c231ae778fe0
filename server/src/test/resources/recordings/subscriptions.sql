create database wf_tmq vgroups 1
create database wf_copy vgroups 1
use wf_tmq
create table st (ts timestamp, n int, s varchar(20), nc nchar(10), d double) tags (g int, loc varchar(10), x nchar(8))
create table d1 using st tags(1, 'bj', '北京')
create table d2 using st (g) tags(2) d22 using st tags(22, 'a"b', 'q')
create topic wf_t_tab as select ts, n, s, nc, d from d1
create topic wf_t_st as stable st
create topic wf_t_col as select ts, n, s, tbname, g from st where n > 1
create topic wf_t_db as database wf_tmq
create topic wf_t_dbm_ with meta as database wf_tmq
create topic wf_t_stm_ with meta as stable st
insert into d1 values('2024-01-01T00:00:00.000Z', 1, 'one', '一', 1.5)
insert into d1 values('2024-01-01T00:00:00.001Z', 2, null, null, null)('2024-01-01T00:00:00.002Z', null, '', '', -1)('2024-01-01T00:00:00.003Z', 4, 'é测😀', 'é测😀', 4)
insert into d1 values('2024-01-01T00:00:00.004Z', 5, 'm1', 'm1', 5) d2 values('2024-01-01T00:00:00.000Z', 6, 'm2', 'm2', 6)('2024-01-01T00:00:00.001Z', 7, 'm3', 'm3', 7)
insert into auto1 using st tags(3, 'auto', '自') values('2024-01-01T00:00:00.000Z', 9, 'a', 'a', 9) d1 values('2024-01-01T00:00:00.005Z', 10, 'b', 'b', 10)
insert into auto2 using st (g) tags(4) values('2024-01-01T00:00:00.000Z', 11, 'a2', 'a2', 11) auto3 using st (g, x) tags(5, 'x') values('2024-01-01T00:00:00.000Z', 12, 'a3', 'a3', 12)
create table allt (ts timestamp, c_bool bool, c_i8 tinyint, c_i16 smallint, c_i32 int, c_i64 bigint, c_u8 tinyint unsigned, c_u16 smallint unsigned, c_u32 int unsigned, c_u64 bigint unsigned, c_f32 float, c_f64 double, c_vc varchar(40), c_nc nchar(20), c_vb varbinary(20), c_geo geometry(100), c_t timestamp) tags (t_bool bool, t_i8 tinyint, t_i16 smallint, t_i32 int, t_i64 bigint, t_u8 tinyint unsigned, t_u16 smallint unsigned, t_u32 int unsigned, t_u64 bigint unsigned, t_f32 float, t_f64 double, t_vc varchar(40), t_nc nchar(20), t_vb varbinary(20), t_geo geometry(100), t_t timestamp)
insert into a_typ using allt tags(true, 1, 2, 3, 4, 5, 6, 7, 8, 1.5, 2.25, 'abc', '北京', '\xabcd', 'POINT(1 2)', '2024-02-29T12:34:56.789Z') values('2024-01-01T00:00:00.123Z', true, 1, 2, 3, 4, 5, 6, 7, 8, 1.5, 2.25, 'abc', '北京', '\xabcd', 'POINT(1 2)', '2024-02-29T12:34:56.789Z')
insert into a_min using allt tags(false, -128, -32768, -2147483648, -9223372036854775808, 0, 0, 0, 0, -3.4028234663852886e+38, -1.7976931348623157e+308, '!', '!', '\x00', 'LINESTRING(0 0, 1 1)', '1900-01-01T00:00:00.000Z') values('2024-01-01T00:00:01.123Z', false, -128, -32768, -2147483648, -9223372036854775808, 0, 0, 0, 0, -3.4028234663852886e+38, -1.7976931348623157e+308, '!', '!', '\x00', 'LINESTRING(0 0, 1 1)', '1900-01-01T00:00:00.000Z')
insert into a_max using allt tags(true, 127, 32767, 2147483647, 9223372036854775807, 255, 65535, 4294967295, 18446744073709551615, 3.4028234663852886e+38, 1.7976931348623157e+308, 'abcdefghijklmnopqrstuvwxyz0123456789ABCD', 'abcdefghijklmnopqrst', '\x000102030405060708090a0b0c0d0e0f10111213', 'POLYGON((3 6, 5 6, 5 8, 3 8, 3 6))', '9999-12-31T23:59:59.999Z') values('2024-01-01T00:00:02.123Z', true, 127, 32767, 2147483647, 9223372036854775807, 255, 65535, 4294967295, 18446744073709551615, 3.4028234663852886e+38, 1.7976931348623157e+308, 'abcdefghijklmnopqrstuvwxyz0123456789ABCD', 'abcdefghijklmnopqrst', '\x000102030405060708090a0b0c0d0e0f10111213', 'POLYGON((3 6, 5 6, 5 8, 3 8, 3 6))', '9999-12-31T23:59:59.999Z')
insert into a_zero using allt tags(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '', '\x', 'POINT(0 0)', 0) values('2024-01-01T00:00:03.123Z', false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '', '\x', 'POINT(0 0)', 0)
insert into a_null using allt tags(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null) values('2024-01-01T00:00:04.123Z', null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
insert into a_uni using allt tags(true, -1, -1, -1, -1, 1, 1, 1, 1, 1.1754943508222875e-38, 2.2250738585072014e-308, 'é测😀𠜎\n\t"\\x', 'é测😀𠜎\n\t"\\x', '\xf09f9880ff00', 'POINT(-1.5 1e-9)', -1) values('2024-01-01T00:00:05.123Z', true, -1, -1, -1, -1, 1, 1, 1, 1, 1.1754943508222875e-38, 2.2250738585072014e-308, 'é测😀𠜎\n\t"\\x', 'é测😀𠜎\n\t"\\x', '\xf09f9880ff00', 'POINT(-1.5 1e-9)', -1)
create table jst (ts timestamp, v int) tags (j json)
insert into j0 using jst tags('{"k":"v"}') values('2024-01-01T00:00:00.123Z', 0)
insert into j1 using jst tags('{"num":1,"f":1.5,"s":"测😀","t":true,"n":null,"big":123456789012}') values('2024-01-01T00:00:01.123Z', 1)
insert into j2 using jst tags(null) values('2024-01-01T00:00:02.123Z', 2)
insert into j3 using jst tags('{"k":""}') values('2024-01-01T00:00:03.123Z', 3)
insert into j4 using jst tags('{"a.b":"x y","k":false}') values('2024-01-01T00:00:04.123Z', 4)
create table nt (ts timestamp, v int, k varchar(8))
insert into nt values('2024-01-01T00:00:00.000Z', 1, 'x')('2024-01-01T00:00:00.001Z', null, null)
insert into big1 using st (g) tags(100) values(1704067200000,0,'b0',null,0.5)(1704067200001,1,'b1',null,1.5)(1704067200002,2,'b2',null,2.5)(1704067200003,3,'b3',null,3.5)(1704067200004,4,'b4',null,4.5)(1704067200005,5,'b5',null,5.5)(1704067200006,6,'b6',null,6.5)(1704067200007,7,'b0',null,7.5)(1704067200008,8,'b1',null,8.5)(1704067200009,9,'b2',null,9.5)(1704067200010,10,'b3',null,10.5)(1704067200011,11,'b4',null,11.5)(1704067200012,12,'b5',null,12.5)(1704067200013,13,'b6',null,13.5)(1704067200014,14,'b0',null,14.5)(1704067200015,15,'b1',null,15.5)(1704067200016,16,'b2',null,16.5)(1704067200017,17,'b3',null,17.5)(1704067200018,18,'b4',null,18.5)(1704067200019,19,'b5',null,19.5)(1704067200020,20,'b6',null,20.5)(1704067200021,21,'b0',null,21.5)(1704067200022,22,'b1',null,22.5)(1704067200023,23,'b2',null,23.5)(1704067200024,24,'b3',null,24.5)(1704067200025,25,'b4',null,25.5)(1704067200026,26,'b5',null,26.5)(1704067200027,27,'b6',null,27.5)(1704067200028,28,'b0',null,28.5)(1704067200029,29,'b1',null,29.5)(1704067200030,30,'b2',null,30.5)(1704067200031,31,'b3',null,31.5)(1704067200032,32,'b4',null,32.5)(1704067200033,33,'b5',null,33.5)(1704067200034,34,'b6',null,34.5)(1704067200035,35,'b0',null,35.5)(1704067200036,36,'b1',null,36.5)(1704067200037,37,'b2',null,37.5)(1704067200038,38,'b3',null,38.5)(1704067200039,39,'b4',null,39.5)(1704067200040,40,'b5',null,40.5)(1704067200041,41,'b6',null,41.5)(1704067200042,42,'b0',null,42.5)(1704067200043,43,'b1',null,43.5)(1704067200044,44,'b2',null,44.5)(1704067200045,45,'b3',null,45.5)(1704067200046,46,'b4',null,46.5)(1704067200047,47,'b5',null,47.5)(1704067200048,48,'b6',null,48.5)(1704067200049,49,'b0',null,49.5)(1704067200050,50,'b1',null,50.5)(1704067200051,51,'b2',null,51.5)(1704067200052,52,'b3',null,52.5)(1704067200053,53,'b4',null,53.5)(1704067200054,54,'b5',null,54.5)(1704067200055,55,'b6',null,55.5)(1704067200056,56,'b0',null,56.5)(1704067200057,57,'b1',null,57.5)(1704067200058,58,'b2',null,58.5)(1704067200059,59,'b3',null,59.5)(1704067200060,60,'b4',null,60.5)(1704067200061,61,'b5',null,61.5)(1704067200062,62,'b6',null,62.5)(1704067200063,63,'b0',null,63.5)(1704067200064,64,'b1',null,64.5)(1704067200065,65,'b2',null,65.5)(1704067200066,66,'b3',null,66.5)(1704067200067,67,'b4',null,67.5)(1704067200068,68,'b5',null,68.5)(1704067200069,69,'b6',null,69.5)(1704067200070,70,'b0',null,70.5)(1704067200071,71,'b1',null,71.5)(1704067200072,72,'b2',null,72.5)(1704067200073,73,'b3',null,73.5)(1704067200074,74,'b4',null,74.5)(1704067200075,75,'b5',null,75.5)(1704067200076,76,'b6',null,76.5)(1704067200077,77,'b0',null,77.5)(1704067200078,78,'b1',null,78.5)(1704067200079,79,'b2',null,79.5)(1704067200080,80,'b3',null,80.5)(1704067200081,81,'b4',null,81.5)(1704067200082,82,'b5',null,82.5)(1704067200083,83,'b6',null,83.5)(1704067200084,84,'b0',null,84.5)(1704067200085,85,'b1',null,85.5)(1704067200086,86,'b2',null,86.5)(1704067200087,87,'b3',null,87.5)(1704067200088,88,'b4',null,88.5)(1704067200089,89,'b5',null,89.5)(1704067200090,90,'b6',null,90.5)(1704067200091,91,'b0',null,91.5)(1704067200092,92,'b1',null,92.5)(1704067200093,93,'b2',null,93.5)(1704067200094,94,'b3',null,94.5)(1704067200095,95,'b4',null,95.5)(1704067200096,96,'b5',null,96.5)(1704067200097,97,'b6',null,97.5)(1704067200098,98,'b0',null,98.5)(1704067200099,99,'b1',null,99.5)(1704067200100,100,'b2',null,100.5)(1704067200101,101,'b3',null,101.5)(1704067200102,102,'b4',null,102.5)(1704067200103,103,'b5',null,103.5)(1704067200104,104,'b6',null,104.5)(1704067200105,105,'b0',null,105.5)(1704067200106,106,'b1',null,106.5)(1704067200107,107,'b2',null,107.5)(1704067200108,108,'b3',null,108.5)(1704067200109,109,'b4',null,109.5)(1704067200110,110,'b5',null,110.5)(1704067200111,111,'b6',null,111.5)(1704067200112,112,'b0',null,112.5)(1704067200113,113,'b1',null,113.5)(1704067200114,114,'b2',null,114.5)(1704067200115,115,'b3',null,115.5)(1704067200116,116,'b4',null,116.5)(1704067200117,117,'b5',null,117.5)(1704067200118,118,'b6',null,118.5)(1704067200119,119,'b0',null,119.5)(1704067200120,120,'b1',null,120.5)(1704067200121,121,'b2',null,121.5)(1704067200122,122,'b3',null,122.5)(1704067200123,123,'b4',null,123.5)(1704067200124,124,'b5',null,124.5)(1704067200125,125,'b6',null,125.5)(1704067200126,126,'b0',null,126.5)(1704067200127,127,'b1',null,127.5)(1704067200128,128,'b2',null,128.5)(1704067200129,129,'b3',null,129.5)(1704067200130,130,'b4',null,130.5)(1704067200131,131,'b5',null,131.5)(1704067200132,132,'b6',null,132.5)(1704067200133,133,'b0',null,133.5)(1704067200134,134,'b1',null,134.5)(1704067200135,135,'b2',null,135.5)(1704067200136,136,'b3',null,136.5)(1704067200137,137,'b4',null,137.5)(1704067200138,138,'b5',null,138.5)(1704067200139,139,'b6',null,139.5)(1704067200140,140,'b0',null,140.5)(1704067200141,141,'b1',null,141.5)(1704067200142,142,'b2',null,142.5)(1704067200143,143,'b3',null,143.5)(1704067200144,144,'b4',null,144.5)(1704067200145,145,'b5',null,145.5)(1704067200146,146,'b6',null,146.5)(1704067200147,147,'b0',null,147.5)(1704067200148,148,'b1',null,148.5)(1704067200149,149,'b2',null,149.5)
create table nt2 (ts timestamp, v int, k varchar(8))
create table s2 (ts timestamp, v int) tags (t int)
alter table st add column extra int
alter table st add tag tnew int
alter table d1 set tag g = 111
alter table d1 set tag loc = null
alter table allt modify column c_vc varchar(50)
alter table allt modify column c_nc nchar(30)
alter table allt rename tag t_vc t_vc2
alter table allt drop tag t_nc
alter table allt drop column c_u8
alter table nt2 add column w double
alter table nt2 rename column k kk
alter table nt2 drop column v
alter table nt2 comment 'c'
alter table d2 ttl 100
delete from nt where ts = '2024-01-01T00:00:00.000Z'
drop table nt2
drop table d22
drop table s2
create database wf_tmq2 vgroups 1
use wf_tmq2
create table sx (ts timestamp, v int, s varchar(20)) tags (g int)
create topic wf_t2 as stable sx
create topic wf_t2b as select ts, v, g, tbname from sx where v > 2
create table a1 using sx tags(1) b2 using sx tags(2)
insert into a1 values('2024-01-01T00:00:00.000Z',1,'one')('2024-01-01T00:00:00.001Z',null,null)
insert into a1 values('2024-01-01T00:00:00.002Z',2,'')
insert into b2 values('2024-01-01T00:00:00.000Z',3,'测😀')('2024-01-01T00:00:00.001Z',4,'b')
