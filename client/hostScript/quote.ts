import { Bug } from '../errors';

/** A text as one word of a POSIX shell, always in single quotes: nothing in it is evaluated. */
export const quoted = (text: string): string => {
  if (text.includes('\0')) throw new Bug('a shell cannot hold the character NUL');
  return `'${text.replaceAll("'", `'\\''`)}'`;
};

/**
 * A value as ovs-vsctl reads it, whatever is in it: a JSON string, for an unquoted `1024,0` would be two values of a set.
 *
 * @source openvswitch lib/ovsdb-data.c ovsdb_atom_from_string, lib/ovsdb-parser.c ovsdb_token_parse
 */
export const ovsString = (text: string): string => JSON.stringify(text);

const NAME = /^[\w.:@+-]+$/;
const PATH = /^(?:\/[\w.:@+-]+)+$/;

/** A name of the planner's: no blank and no slash, so that it can stand in lists of names and in file names. */
export const nameOf = (name: string): string => {
  if (!NAME.test(name) || /^\.+$|^-/.test(name)) throw new Bug(`a plan names ${JSON.stringify(name)}`);
  return quoted(name);
};

export const pathOf = (path: string): string => {
  if (!PATH.test(path) || path.split('/').some((part) => /^\.+$/.test(part)))
    throw new Bug(`a plan names the file ${JSON.stringify(path)}`);
  return quoted(path);
};
