-- The role of the running processes: it owns no table and may not change a fact. `hearback migrate` gives it its rights.
create role hearback_app login nosuperuser nocreatedb nocreaterole password 'app-secret';
