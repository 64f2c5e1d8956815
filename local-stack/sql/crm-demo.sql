-- Demo customers, in database crm. Run by crm_owner, safe to run again: what was changed by hand stays.

INSERT INTO customer (customer_number, name, postal_code, city, country, closed_on) VALUES
  ('1000001', 'Praxis am Rhein', '56070', 'Koblenz', 'DE', NULL),
  ('1000002', 'MVZ Spree', '10115', 'Berlin', 'DE', NULL),
  ('1000003', 'Labor Isar', '80331', 'München', 'DE', NULL),
  ('1000004', 'Klinik Alster', '20095', 'Hamburg', 'DE', '2025-12-31'),
  ('1000005', 'Zahnarztpraxis Dr. Öztürk', '04109', 'Leipzig', 'DE', NULL),
  ('1000006', 'Reha-Zentrum Schwarzwald', '79098', 'Freiburg im Breisgau', 'DE', NULL),
  ('2000001', 'Ordination am Donaukanal', '1010', 'Wien', 'AT', NULL),
  ('2000002', 'Arztpraxis Limmat', '8001', 'Zürich', 'CH', NULL),
  ('2000003', 'Thames Street Surgery', 'SW1A 1AA', 'London', 'GB', NULL),
  ('2000004', 'Huisartsenpraktijk De Gracht', '1012 AB', 'Amsterdam', 'NL', NULL)
ON CONFLICT (customer_number) DO NOTHING;
