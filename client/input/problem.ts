import { SpecInvalid, type InputProblem, type Values } from '../errors';
import { inputProblemText } from '../phrases/input';

/** Rules of schemas beyond JSON types: each is the code of the problem when it is broken, and travels as the message of zod's issue. */
export const INPUT_RULES = ['spec.blank', 'spec.level', 'spec.pciAddress', 'spec.cpuList'] as const;
export type InputRule = (typeof INPUT_RULES)[number];

/** What can be wrong with what a user hands in, as a closed set; each has a sentence in phrases/input.ts. */
export type SpecProblemCode =
  | 'spec.yamlSyntax'
  | 'spec.yamlTab'
  | 'spec.yamlAlias'
  | 'spec.yamlDuplicateKey'
  | 'spec.yamlSeveralDocuments'
  | 'spec.nothing'
  | 'spec.emptyRequest'
  | 'spec.noValue'
  | 'spec.missing'
  | 'spec.type'
  | 'spec.unknownKey'
  | 'spec.notOneOf'
  | 'spec.tooSmall'
  | 'spec.tooBig'
  | 'spec.apiVersion'
  | 'spec.quoteText'
  | 'spec.quoteLevel'
  | 'spec.blank'
  | 'spec.level'
  | 'spec.pciAddress'
  | 'spec.cpuList'
  | 'spec.format'
  | 'spec.nodeId'
  | 'spec.nicWithoutName'
  | 'spec.nicWithTwoNames'
  | 'spec.duplicate'
  | 'spec.networkTwice'
  | 'spec.sameVlan'
  | 'spec.ambiguousProfile'
  | 'spec.notJson'
  | 'spec.factsVersion';

/** Keys and indexes from the root of the spec. */
export type SpecPath = readonly (string | number)[];

/** A mistake and its place in the data; a file adds line and column. */
export interface SpecProblem {
  readonly code: SpecProblemCode;
  readonly path: SpecPath;
  /** Whether the last key itself is at fault, or what stands behind it. */
  readonly at: 'key' | 'value';
  readonly values: Values;
}

/** `hosts[0].nics[1].pci`; a key that is no plain word is quoted. */
export const pathText = (path: SpecPath): string =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('')
    .replace(/^\./, '');

export interface SpecInputProblem extends InputProblem {
  readonly code: SpecProblemCode;
}

/** One error for all mistakes; its message counts them and tells the first. */
export const specInvalid = (problems: readonly SpecInputProblem[], source: string): SpecInvalid => {
  const [first] = problems;
  const told = first ? inputProblemText(first) : '';
  return new SpecInvalid(
    problems,
    `${source}: ${problems.length === 1 ? told : `${problems.length} mistakes, the first: ${told}`}`,
  );
};
