import { requestSchema, type HostRequest } from '../dpdk/host/request';
import { pathText, specInvalid, type SpecProblem } from '../input/problem';
import { shapeProblems, withoutMisspelt } from '../input/schemaProblems';

/** All mistakes of a value that is meant to be a request. */
export const findRequestProblems = (value: unknown): readonly SpecProblem[] => {
  const { success, data } = requestSchema.safeParse(value);
  return success ? nicsTwice(data) : withoutMisspelt(shapeProblems(requestSchema, value));
};

/** Two wishes for one NIC: nobody can tell which of them is meant. */
const nicsTwice = ({ nics = [] }: HostRequest): readonly SpecProblem[] =>
  nics.flatMap(({ pci }, i) => {
    const first = nics.findIndex((nic) => nic.pci === pci);
    if (first === i) return [];
    const values = { name: pci, first: pathText(['nics', first]) };
    return [{ code: 'spec.duplicate', path: ['nics', i, 'pci'], at: 'value', values } as const];
  });

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
