import { isOvirtDpdkError } from '../errors';
import { HalfDone } from './halfDone';

/** What the command tells the program that started it. */
export const exitCodes = {
  /** Done, all well, or nothing to do. */
  done: 0,
  /** Something failed. */
  fault: 1,
  /** Changes are pending, or a link of the chain does not hold. */
  pending: 2,
  /** A file, a flag or the environment is wrong. */
  input: 3,
  /** The user did not agree. */
  declined: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeOf = (thrown: unknown): ExitCode => {
  const error = thrown instanceof HalfDone ? thrown.cause : thrown;
  if (!isOvirtDpdkError(error)) return exitCodes.fault;
  if (error.code === 'input.invalid') return exitCodes.input;
  return error.code === 'apply.declined' || error.code === 'apply.consent' ? exitCodes.declined : exitCodes.fault;
};
