import * as z from 'zod/mini';
import { canonicalPciAddress } from '../dpdk/pciAddress';
import { Bug } from '../errors';
import { nearest } from './nearest';
import { INPUT_RULES, pathText, type InputRule, type SpecPath, type SpecProblem, type SpecProblemCode } from './problem';

type Issue = z.core.$ZodIssue;

/** What stands behind a key; null where the key is there and its value is not, undefined where there is no such key. */
const valueBehind = (owner: unknown, step: string | number): unknown => {
  if (typeof owner !== 'object' || owner === null || !Object.hasOwn(owner, step)) return undefined;
  const own: unknown = Reflect.get(owner, step);
  return own ?? null;
};

const valueAt = (root: unknown, path: SpecPath): unknown => path.reduce(valueBehind, root);

const stepsOf = (path: readonly PropertyKey[]): SpecPath => path.map((step) => (typeof step === 'number' ? step : String(step)));

/** Our words for the types that zod names. */
const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'integer'],
  ['int', 'integer'],
  ['boolean', 'boolean'],
  ['array', 'list'],
  ['object', 'mapping'],
]);

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return TYPE_NAMES.get(typeof value) ?? typeof value;
};

/** The value as a person wrote it, when it is short enough to be said. */
const shown = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

const isRule = (message: string): message is InputRule => INPUT_RULES.some((rule) => rule === message);

/** The schema below a schema's wrappers, objects and lists. */
const schemaAt = (schema: z.core.$ZodType, path: SpecPath): z.core.$ZodType | undefined => {
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable)
    return schemaAt(schema._zod.def.innerType, path);
  if (schema instanceof z.core.$ZodPipe) return schemaAt(schema._zod.def.in, path);
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  if (schema instanceof z.core.$ZodArray) return schemaAt(schema._zod.def.element, rest);
  if (!(schema instanceof z.core.$ZodObject)) return undefined;
  const inner = schema._zod.def.shape[step];
  return inner && schemaAt(inner, rest);
};

const keysAt = (root: z.core.$ZodType, path: SpecPath): readonly string[] => {
  const schema = schemaAt(root, path);
  return schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : [];
};

const one = (
  code: SpecProblemCode,
  path: SpecPath,
  values: SpecProblem['values'],
  at: SpecProblem['at'] = 'value',
): SpecProblem[] => [{ code, path, at, values }];

/** A value of the wrong kind: one of the words would do, or another type. */
const wrongKind = (path: SpecPath, value: unknown, allowed: readonly string[], types: readonly string[]): SpecProblem[] => {
  if (value === undefined) return one('spec.missing', path, { key: String(path.at(-1) ?? '') });
  if (value === null) return one('spec.noValue', path, {}, 'key');
  if (path.at(-1) === 'apiVersion') return one('spec.apiVersion', path, { got: shown(value), expected: allowed[0] });
  if (path.length === 1 && path[0] === 'contract')
    return one('spec.factsVersion', path, { got: shown(value) ?? typeOf(value), expected: allowed[0] });
  if (path.at(-1) === 'compatibilityVersion' && typeof value === 'number')
    return one('spec.quoteLevel', path, { got: shown(value) });
  if (typeof value === 'string' && allowed.length > 0) {
    return one('spec.notOneOf', path, { got: value, allowed: [...allowed, ...types], nearest: nearest(value, allowed) });
  }
  if (typeof value === 'number' && allowed.length > 0 && types.length === 0)
    return one('spec.notOneOf', path, { got: shown(value), allowed });
  const got = shown(value);
  if (types.includes('text') && got !== undefined) return one('spec.quoteText', path, { got });
  return one('spec.type', path, { expected: [...allowed, ...types], got: typeOf(value), value: got });
};

/** Numbers are told as words only where there is nothing but words to choose from. */
const wordsOf = (values: readonly unknown[], isTypeToo: boolean): readonly string[] =>
  values.flatMap((word) => (typeof word === 'string' || (typeof word === 'number' && !isTypeToo) ? [String(word)] : []));

/** A union fails as a whole; a branch that took the type and then broke a rule tells more than the others. */
const fromUnion = (
  issue: z.core.$ZodIssueInvalidUnion,
  path: SpecPath,
  root: unknown,
  schema: z.core.$ZodType,
): SpecProblem[] => {
  const branches = issue.errors;
  const broken = branches.find((branch) => branch.every(({ code }) => code !== 'invalid_type' && code !== 'invalid_value'));
  if (broken) return broken.flatMap((inner) => fromIssue({ ...inner, path: [...path, ...inner.path] }, root, schema));
  const issues = branches.flat();
  const words = issues.flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
  const types = issues.flatMap((inner) =>
    inner.code === 'invalid_type' ? [TYPE_NAMES.get(inner.expected) ?? inner.expected] : [],
  );
  return wrongKind(path, valueAt(root, path), wordsOf(words, types.length > 0), types);
};

const fromIssue = (issue: Issue, root: unknown, schema: z.core.$ZodType): SpecProblem[] => {
  const path = stepsOf(issue.path);
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => {
        const known = keysAt(schema, path);
        return one('spec.unknownKey', [...path, key], { key, nearest: nearest(key, known), known }, 'key');
      });
    case 'invalid_value':
      return wrongKind(path, value, wordsOf(issue.values, false), []);
    case 'invalid_type':
      return wrongKind(path, value, [], [TYPE_NAMES.get(issue.expected) ?? issue.expected]);
    case 'invalid_union':
      return fromUnion(issue, path, root, schema);
    case 'too_small':
      return one('spec.tooSmall', path, { got: shown(value), least: Number(issue.minimum) });
    case 'too_big':
      return one('spec.tooBig', path, { got: shown(value), most: Number(issue.maximum) });
    case 'invalid_key':
      return one('spec.nodeId', path, { got: String(path.at(-1) ?? '') }, 'key');
    default:
      if (issue.code === 'invalid_format' && !isRule(issue.message)) return one('spec.format', path, { got: shown(value) });
      if (!isRule(issue.message)) throw new Bug(`the schema raised ${issue.code} at ${pathText(path)}`);
      return one(issue.message, path, { got: shown(value), ...hint(issue.message, value) });
  }
};

/** What to write instead, where it can be told. */
const hint = (rule: InputRule, value: unknown): SpecProblem['values'] =>
  rule === 'spec.pciAddress' && typeof value === 'string' ? { canonical: canonicalPciAddress(value.trim()) } : {};

/** A key that is missing because it is misspelt is one mistake, not two. */
export const withoutMisspelt = (problems: readonly SpecProblem[]): readonly SpecProblem[] => {
  const meant = new Set(
    problems.flatMap(({ code, path, values: { nearest: key } }) =>
      code === 'spec.unknownKey' && typeof key === 'string' ? [pathText([...path.slice(0, -1), key])] : [],
    ),
  );
  const isMeant = (path: SpecPath): boolean => meant.has(pathText(path));
  return problems.filter(({ code, path }) => {
    if (code === 'spec.missing') return !isMeant(path);
    return code !== 'spec.nicWithoutName' || !(isMeant([...path, 'pci']) || isMeant([...path, 'name']));
  });
};

/** What of a value does not have the shape of a schema. */
export const shapeProblems = (schema: z.core.$ZodType, value: unknown): readonly SpecProblem[] => {
  const result = z.safeParse(schema, value);
  return result.error?.issues.flatMap((issue) => fromIssue(issue, value, schema)) ?? [];
};
