-- A stand-in for the customer's CRM, in database crm. The contract is the view; a real CRM offers the same four columns.
-- Run by crm_owner, safe to run again.

CREATE TABLE IF NOT EXISTS customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_number text NOT NULL UNIQUE,
  name text NOT NULL,
  postal_code text NOT NULL,
  city text NOT NULL,
  country char(2) NOT NULL DEFAULT 'DE',
  closed_on date
);

CREATE OR REPLACE VIEW customer_directory AS
  SELECT customer_number, postal_code, name, closed_on IS NULL AS active
  FROM customer;

COMMENT ON VIEW customer_directory IS
  'What the approval-service may know of customers: customer_number, postal_code, name, active.';

-- The expression of the approval-service's default query (CRM_QUERY): without this index each question would read the
-- whole table.
CREATE INDEX IF NOT EXISTS customer_number_as_compared ON customer (upper(replace(customer_number, ' ', '')));

-- The order of the default CRM_SEARCH_QUERY.
CREATE INDEX IF NOT EXISTS customer_number_in_order ON customer (upper(replace(customer_number, ' ', '')) COLLATE "C");

GRANT SELECT ON customer_directory TO crm_reader;
