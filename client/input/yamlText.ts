import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  visit,
  type YAMLError,
} from 'yaml';
import { pathText, specInvalid, type SpecInputProblem, type SpecPath, type SpecProblem, type SpecProblemCode } from './problem';

/** Finds the mistakes in what a file holds. */
export type Judge = (data: unknown) => readonly SpecProblem[];

/** A place in the tree: what stands there, and the key before it. */
interface Place {
  readonly node: unknown;
  readonly key?: unknown;
}

/** An offset in the text, for sorting and for line and column. */
const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) && typeof node.range[0] === 'number'
    ? node.range[0]
    : undefined;

const keyText = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

const resolved = (node: unknown, doc: Document): unknown => (isAlias(node) ? node.resolve(doc) : node);

/** The pair of a key; of a repeated key the last, whose value counts; else one that a merge key (`<<`) brings. */
const pairIn = (map: unknown, key: string, doc: Document): Pair | undefined => {
  const node = resolved(map, doc);
  if (isSeq(node)) return node.items.map((item) => pairIn(item, key, doc)).find((pair) => pair !== undefined);
  if (!isMap(node)) return undefined;
  const own = node.items.filter((pair) => keyText(pair) === key).at(-1);
  const merged = node.items.find((pair) => keyText(pair) === '<<');
  return own ?? (merged ? pairIn(merged.value, key, doc) : undefined);
};

const stepInto = (node: unknown, step: string | number, doc: Document): Place | undefined => {
  const target = resolved(node, doc);
  if (typeof step === 'number') return isSeq(target) && step < target.items.length ? { node: target.items[step] } : undefined;
  const pair = isMap(target) ? pairIn(target, step, doc) : undefined;
  return pair && { node: pair.value, key: pair.key };
};

/** The place of a path, or of the nearest that exists above it: what is missing is missing there. */
const placeOf = (path: SpecPath, doc: Document): { place: Place; whole: boolean } => {
  let place: Place = { node: doc.contents };
  for (const step of path) {
    const inner = stepInto(place.node, step, doc);
    if (!inner) return { place, whole: false };
    place = inner;
  }
  return { place, whole: true };
};

const offsetOf = ({ path, at }: SpecProblem, doc: Document): number => {
  const { place, whole } = placeOf(path, doc);
  const [key, value] = [startOf(place.key), startOf(place.node)];
  return (whole && at === 'value' ? (value ?? key) : (key ?? value)) ?? 0;
};

const YAML_CODES: ReadonlyMap<string, SpecProblemCode> = new Map([
  ['DUPLICATE_KEY', 'spec.yamlDuplicateKey'],
  ['MULTIPLE_DOCS', 'spec.yamlSeveralDocuments'],
  ['TAB_AS_INDENT', 'spec.yamlTab'],
]);

/** Mistakes after which the tree is still what was meant, so that the rest of the file can be judged. */
const HARMLESS: readonly string[] = ['DUPLICATE_KEY', 'MULTIPLE_DOCS'];

interface Located {
  readonly offset: number;
  readonly problem: SpecInputProblem;
}

/** The word at an offset: of a repeated key, its name. */
const wordAt = (text: string, offset: number): string => /^"[^"\n]*"|^'[^'\n]*'|^[^\s:]+/.exec(text.slice(offset))?.[0] ?? '';

const fromYaml = (error: YAMLError, text: string): Located => {
  const code = YAML_CODES.get(error.code) ?? 'spec.yamlSyntax';
  const [offset] = error.pos;
  const values = { detail: error.message, ...(code === 'spec.yamlDuplicateKey' ? { key: wordAt(text, offset) } : {}) };
  return { offset, problem: { code, path: '', values } };
};

/** A level written without quotes is shown as it was written: 4.10 has become the number 4.1. */
const asWritten = (problem: SpecProblem, doc: Document): SpecProblem['values'] => {
  const { node } = placeOf(problem.path, doc).place;
  const quotable = problem.code === 'spec.quoteLevel' || problem.code === 'spec.quoteText';
  return quotable && isScalar(node) && node.source !== undefined ? { ...problem.values, got: node.source } : problem.values;
};

const fromSpec = (problem: SpecProblem, doc: Document): Located => ({
  offset: offsetOf(problem, doc),
  problem: { code: problem.code, path: pathText(problem.path), values: asWritten(problem, doc) },
});

const lostAliases = (doc: Document): readonly Located[] => {
  const lost: Located[] = [];
  visit(doc, {
    Alias(_, alias) {
      if (alias.resolve(doc)) return;
      const problem = { code: 'spec.yamlAlias', path: '', values: { name: alias.source } } as const;
      lost.push({ offset: startOf(alias) ?? 0, problem });
    },
  });
  return lost;
};

const judgeData = (doc: Document, find: Judge): readonly Located[] => {
  let data: unknown;
  try {
    data = doc.toJS();
  } catch (error) {
    // Aliases that grow a small file into a huge one.
    const detail = error instanceof Error ? error.message : String(error);
    return [{ offset: 0, problem: { code: 'spec.yamlSyntax', path: '', values: { detail } } }];
  }
  return find(data).map((problem) => fromSpec(problem, doc));
};

const contentProblems = (doc: Document, find: Judge, empty: SpecProblemCode): readonly Located[] => {
  if (doc.contents === null) return [{ offset: 0, problem: { code: empty, path: '', values: {} } }];
  const lost = lostAliases(doc);
  return lost.length > 0 ? lost : judgeData(doc, find);
};

/**
 * Reads YAML, or JSON, which is YAML too.
 *
 * @param text what the file holds
 * @param source its name, for the message
 * @param empty code of the problem with a file in which there is nothing
 * @throws SpecInvalid with every mistake at once, in the order of the file, each with line and column
 */
export const readYaml = (text: string, source: string, find: Judge, empty: SpecProblemCode): unknown => {
  const lineCounter = new LineCounter();
  const doc = parseDocument(text, { lineCounter, prettyErrors: false, merge: true, stringKeys: true });
  const yaml = [...doc.errors, ...doc.warnings];
  const isReadable = yaml.every(({ code }) => HARMLESS.includes(code));
  const located = [...yaml.map((error) => fromYaml(error, text)), ...(isReadable ? contentProblems(doc, find, empty) : [])];
  if (located.length === 0) return doc.toJS();
  const problems = located
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, problem }): SpecInputProblem => {
      const { line, col } = lineCounter.linePos(offset);
      return { ...problem, line, column: col };
    });
  throw specInvalid(problems, source);
};
