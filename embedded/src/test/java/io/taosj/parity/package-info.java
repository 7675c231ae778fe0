/**
 * The checklist of what a TDengine client can do, as tests: each row of {@code parity.tsv} has tests whose names start
 * with its id and that run over every transport with the capability. {@code docs/parity.md} is made from both.
 */
package io.taosj.parity;
