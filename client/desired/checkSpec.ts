import { specConflicts } from './specConflicts';
import { specSchema, type Spec } from './spec';
import { pathText, specInvalid, type SpecProblem } from '../input/problem';
import { shapeProblems, withoutMisspelt } from '../input/schemaProblems';

/** All mistakes of a value that is meant to be a spec, those of shape first. */
export const findSpecProblems = (value: unknown): readonly SpecProblem[] =>
  withoutMisspelt([...shapeProblems(specSchema, value), ...specConflicts(value)]);

/**
 * Checks plain data, from a program or a form.
 *
 * @throws SpecInvalid with every mistake, each with its path
 */
export const checkSpec = (value: unknown, source = 'spec'): Spec => {
  const problems = findSpecProblems(value);
  if (problems.length > 0) {
    throw specInvalid(
      problems.map(({ code, path, values }) => ({ code, path: pathText(path), values })),
      source,
    );
  }
  return specSchema.parse(value);
};
