-- The tables that the handbook's queries read and write, by page.
-- guide/statement-complexity.md
CREATE TABLE orders (customer_id STRING, amount DECIMAL(10, 2), order_time TIMESTAMP(3), WATERMARK FOR order_time AS order_time) WITH ('connector' = 'datagen');
-- guide/state-growth.md
CREATE TABLE orders (order_id BIGINT, customer_id STRING) WITH ('connector' = 'datagen');
CREATE TABLE customers (customer_id STRING, segment STRING) WITH ('connector' = 'datagen');
-- guide/key-skew.md
CREATE TABLE authorizations_archive (merchant_id STRING, event_date DATE) WITH ('connector' = 'datagen', 'number-of-rows' = '10');
-- reference/sql-and-compute-pools.md
CREATE TABLE orders (amount DECIMAL(10, 2), order_time TIMESTAMP(3), WATERMARK FOR order_time AS order_time) WITH ('connector' = 'datagen');
CREATE TABLE revenue (window_start TIMESTAMP(3), amount DECIMAL(38, 2)) WITH ('connector' = 'print');
-- reference/incident-hot-key.md
CREATE TABLE orders (order_id BIGINT, customer_id STRING, amount DECIMAL(10, 2)) WITH ('connector' = 'datagen');
CREATE TABLE customers (customer_id STRING, name STRING, segment STRING) WITH ('connector' = 'datagen');
CREATE TABLE enriched_orders (order_id BIGINT, customer_id STRING, name STRING, segment STRING, amount DECIMAL(10, 2)) WITH ('connector' = 'print');
