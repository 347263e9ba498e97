-- One row: the provider by which staff may log in (OpenID Connect). The secret is sealed.
CREATE TABLE auth.sign_on (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  enabled boolean NOT NULL DEFAULT false,
  issuer text NOT NULL DEFAULT '',
  client_id text NOT NULL DEFAULT '',
  secret bytea,
  label text NOT NULL DEFAULT '',
  -- Only e-mails of these domains; empty lets all in.
  email_domains text[] NOT NULL DEFAULT '{}',
  -- Roles that no longer log in by password. Administrators always may, or a lost provider would lock everybody out.
  no_password_roles text[] NOT NULL DEFAULT '{}' CHECK (NOT 'administrator' = ANY (no_password_roles)),
  version integer NOT NULL DEFAULT 1
);
INSERT INTO auth.sign_on DEFAULT VALUES;
GRANT SELECT ON auth.sign_on TO zhike_app, zhike_staff;
GRANT UPDATE ON auth.sign_on TO zhike_staff;
