import { pathText, specInvalid, type SpecInputProblem } from '../input/problem';
import { shapeProblems } from '../input/schemaProblems';
import { factsSchema, type HostFacts } from './hostFacts';

/**
 * Reads the document that `host/collect.sh` printed.
 *
 * @param text what the file holds
 * @param source its name, for the message
 * @throws SpecInvalid with every place that does not fit, such as `nics[3].pci`
 */
export const parseFacts = (text: string, source = 'facts'): HostFacts => checkFacts(fromJson(text, source), source);

/**
 * Checks plain data, such as facts that travelled inside another document.
 *
 * @throws SpecInvalid as parseFacts does
 */
export const checkFacts = (value: unknown, source = 'facts'): HostFacts => {
  const problems = problemsOf(value);
  if (problems.length > 0) throw specInvalid(problems, source);
  return factsSchema.parse(value);
};

const fromJson = (text: string, source: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw specInvalid([{ code: 'spec.notJson', path: '', values: { detail, empty: text.trim() === '' } }], source);
  }
};

const problemsOf = (value: unknown): readonly SpecInputProblem[] => {
  const problems = shapeProblems(factsSchema, value).map(({ code, path, values }): SpecInputProblem =>
    // Nobody writes this document by hand, so nobody forgot quotes.
    code === 'spec.quoteText'
      ? { code: 'spec.type', path: pathText(path), values: { expected: ['text'], value: values['got'] } }
      : { code, path: pathText(path), values },
  );
  // In another version of the contract nothing else need be at its place.
  const other = problems.filter(({ code }) => code === 'spec.factsVersion');
  return other.length > 0 ? other : problems;
};
