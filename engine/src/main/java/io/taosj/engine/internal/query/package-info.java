/**
 * Binding, typing, translation and execution of queries.
 *
 * <p>A query becomes one statement in the store's SQL, made of nested stages; only its answer is copied into blocks.
 *
 * <ol>
 *   <li>{@code Tables} looks up everything that is named, {@code QueryEngine} opens one view on it.
 *   <li>{@code FromBinder} makes a {@code Relation} of FROM: tables and sub-queries are {@code Leaf}s, joins {@code
 *       JoinRelation}s. A super table's children are joined only if a tag or the table's name is read.
 *   <li>{@code SelectBinder} binds WHERE, finds the {@code TimeRange} in it, spreads out the select list ({@code Item}) and binds
 *       the keys ({@code Key}; the table's name is grouped by its number). What is known then is a {@code SelectContext}.
 *   <li>{@code QueryShape} decides which binder goes on: {@code ProjectionBinder} (row in, row out), {@code AggregateBinder}
 *       (groups and windows), {@code RowFunctionBinder} (TOP, DIFF …), {@code InterpBinder}.
 *   <li>All of them bind expressions by {@code ExprBinder}, which types and translates; a {@code Names} says what names and
 *       functions of several rows mean at the place. Types and SQL of operators and functions are the function package's.
 * </ol>
 *
 * <p>Stages of the SQL, from the inside: {@code RowStage} (expressions over rows, named r0, r1 …; the time is t) → {@code
 * WindowPlan} (adds w) → {@code AggregateStage} (keys g0 …, window ws and we, aggregates a0 …) or the rows that row functions
 * keep (values f0 …) → {@code FillStage} (filled items f0 …) → {@code LastStage} (HAVING, select list o0 …, DISTINCT, ORDER BY,
 * SLIMIT, LIMIT). A sub-query is a whole such statement behind FROM. To add a window clause, write a {@code WindowPlan}; to add
 * a function that gives rows, a {@code RowFunction}.
 */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.query;
