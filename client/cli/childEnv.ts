const SECRETS = ['OVIRT_PASSWORD', 'OVIRT_TOKEN', 'OVIRT_USERNAME'];

/** The environment for a program that this one starts: it has no use for the login of the engine. */
export const withoutSecrets = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || SECRETS.includes(name) ? [] : [[name, value]])),
  );
