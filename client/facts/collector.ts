import script from '../../host/collect.sh';

/** What prints the facts of a host: a POSIX shell script for `ssh host sh -s`. It only reads. */
export const collector: string = script;
