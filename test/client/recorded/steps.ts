import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { jsonCodec } from '../../../client/http/json';
import type { WireObject } from '../../../client/http/wire';
import { xmlCodec } from '../../../client/http/xml';

/** One exchange with a real engine 4.5.8. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown };
}

const FOLDER = path.resolve(__dirname, '../../recorded');

const isStep = (entry: unknown): entry is Step =>
  typeof entry === 'object' &&
  entry !== null &&
  'request' in entry &&
  'response' in entry &&
  typeof entry.response === 'object' &&
  entry.response !== null;

/** Every shown answer. */
export const steps: readonly Step[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const group: unknown = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));
    return Array.isArray(group) ? group.filter(isStep) : [];
  });

export const step = (id: string): Step => {
  const found = steps.find((one) => one.id === id);
  if (!found) throw new Error(`no shown answer ${id}`);
  return found;
};

/** The body of an answer in the wire shape, from JSON or XML. */
export const wireOf = ({ response }: Step): WireObject => {
  if (typeof response.body !== 'string') return jsonCodec.decode(JSON.stringify(response.body));
  return xmlCodec.decode(response.body);
};

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Successful answers of a path, in which `ID` stands for any id; queries aside. */
export const answersOf = (methods: readonly string[], pattern: string): readonly Step[] => {
  const place = new RegExp(`^/ovirt-engine/api${pattern.replaceAll('ID', ID)}$`);
  return steps.filter(
    ({ request, response }) =>
      methods.includes(request.method) &&
      response.status < 300 &&
      place.test(request.path.split(/[?;]/)[0] ?? '') &&
      !request.path.includes('schema') &&
      response.body !== null &&
      response.body !== '',
  );
};
