import type attach from './en_US/attach.json';
import type changes from './en_US/changes.json';
import type cluster from './en_US/cluster.json';
import type common from './en_US/common.json';
import type decisions from './en_US/decisions.json';
import type errors from './en_US/errors.json';
import type findings from './en_US/findings.json';
import type guest from './en_US/guest.json';
import type host from './en_US/host.json';
import type hostFindings from './en_US/hostFindings.json';
import type hostSteps from './en_US/hostSteps.json';
import type input from './en_US/input.json';
import type lastRun from './en_US/lastRun.json';
import type links from './en_US/links.json';
import type mends from './en_US/mends.json';
import type needed from './en_US/needed.json';
import type newCluster from './en_US/newCluster.json';
import type pages from './en_US/pages.json';
import type prepare from './en_US/prepare.json';
import type states from './en_US/states.json';
import type vm from './en_US/vm.json';
import type wizard from './en_US/wizard.json';
import type words from './en_US/words.json';

/**
 * Every id there is: a file an area, each locale has the same files with the same ids. English is the measure, in types as in tests.
 */
export type MessageId =
  | keyof typeof attach
  | keyof typeof changes
  | keyof typeof cluster
  | keyof typeof common
  | keyof typeof decisions
  | keyof typeof errors
  | keyof typeof findings
  | keyof typeof guest
  | keyof typeof host
  | keyof typeof hostFindings
  | keyof typeof hostSteps
  | keyof typeof input
  | keyof typeof lastRun
  | keyof typeof links
  | keyof typeof mends
  | keyof typeof needed
  | keyof typeof newCluster
  | keyof typeof pages
  | keyof typeof prepare
  | keyof typeof states
  | keyof typeof vm
  | keyof typeof wizard
  | keyof typeof words;

/** Messages of one locale by id, in ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>;
