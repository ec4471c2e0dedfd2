import { requestSchema, type HostRequest } from '../dpdk/host/request';
import { pathText, specInvalid, type SpecProblem } from '../input/problem';
import { shapeProblems, withoutMisspelt } from '../input/schemaProblems';

/** All mistakes of a value that is meant to be a request. */
export const findRequestProblems = (value: unknown): readonly SpecProblem[] =>
  withoutMisspelt(shapeProblems(requestSchema, value));

/**
 * Checks plain data, from a program or a form.
 *
 * @throws SpecInvalid with every mistake, each with its path
 */
export const checkRequest = (value: unknown, source = 'request'): HostRequest => {
  const problems = findRequestProblems(value);
  if (problems.length > 0) {
    throw specInvalid(
      problems.map(({ code, path, values }) => ({ code, path: pathText(path), values })),
      source,
    );
  }
  return requestSchema.parse(value);
};
