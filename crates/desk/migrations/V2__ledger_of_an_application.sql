-- The ledger an application was decided by, so that it is kept while the application is not at the centre yet.
ALTER TABLE application ADD COLUMN ledger TEXT;
