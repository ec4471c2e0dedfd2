import type { ActionResult, Call, Resource } from './call';
import {
  crash,
  empty,
  errorPage,
  faultShape,
  htmlText,
  html,
  immutable,
  mandatory,
  notFound,
  notSimulated,
  Refusal,
  syntax,
  refusePlain,
} from './faults';
import { follow, withStatistics, type Reader } from './follow';
import { action, fault, methodNames } from './model/action';
import type { Action } from './model/action';
import type { Kind, Model, Type } from './model/kinds';
import { atLeast, type Release } from './releases';
import type { Reply, Request } from './request';
import { applySearch, parseSearch } from './search';
import { Shown, type Shape } from './shown';
import { createJsonReader, createJsonWriter } from './wire/json';
import { Unreadable } from './wire/unreadable';
import { createXmlReader, createXmlWriter } from './wire/xml';
import { isUuid } from './ids';
import { sees } from './roles';

interface Found {
  readonly resource: Resource;
  readonly params: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly action?: string;
  /** Below the API root, as asked. */
  readonly collection: string;
}
type Format = 'json' | 'xml';

export interface Routed extends Request {
  /** Segments below the API root, matrix parameters removed. */
  readonly segments: readonly string[];
  /** `/ovirt-engine/api` or with `/v4`. */
  readonly base: string;
}

const contentOf = (request: Request): string | undefined => request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
const tooMuch = (text: string) => refusePlain(400, text);

const DETAILED: ReadonlySet<string> = new Set(['Vm', 'HostNic']);

/** From paths to rules and back to bytes. */
export function createRouter(
  resources: readonly Resource[],
  rootActions: Readonly<Record<string, (call: Call) => void>>,
  release: Release,
) {
  const known = (kind: Kind): boolean =>
    (kind.since === undefined || atLeast(release.name, kind.since)) &&
    (kind.until === undefined || !atLeast(release.name, kind.until));
  const writers = { json: createJsonWriter(known), xml: createXmlWriter(known) };
  const readers = { json: createJsonReader(known), xml: createXmlReader(known) };
  const patterns = resources.map((resource) => ({ resource, segments: resource.path.split('/') }));

  const matching = (segments: readonly string[]): Omit<Found, 'id' | 'action'> | undefined => {
    for (const { resource, segments: pattern } of patterns) {
      if (pattern.length !== segments.length) continue;
      const params: Record<string, string> = {};
      if (
        pattern.every((piece, i) =>
          piece.startsWith(':') ? ((params[piece.slice(1)] = segments[i] ?? ''), true) : piece === segments[i],
        )
      )
        return { resource, params, collection: segments.join('/') };
    }
    return undefined;
  };
  const locate = (segments: readonly string[]): Found | undefined => {
    const collection = matching(segments);
    if (collection?.resource.list || collection?.resource.add) return collection;
    const [id = '', name = ''] = [segments[segments.length - 1], segments[segments.length - 1]];
    const entity = matching(segments.slice(0, -1));
    // Ids are found in capitals too: observed, recorded step 78-055.
    if (entity) return { ...entity, id: isUuid(id) ? id.toLowerCase() : id };
    const owner = matching(segments.slice(0, -2));
    const of = segments[segments.length - 2] ?? '';
    return owner && (owner.resource.actions?.[name] !== undefined || owner.resource.type.actions.includes(name))
      ? { ...owner, id: of, action: name }
      : undefined;
  };
  /** Paths that the engine has and the simulator has not. */
  const isDeclared = (segments: readonly string[]): boolean => {
    const owner = matching(segments.slice(0, -2));
    return owner !== undefined && owner.resource.type.links.includes(segments[segments.length - 1] ?? '');
  };

  const show = (found: Omit<Found, 'id' | 'action'>, call: Call, value: Shape): Shown => {
    const { resource } = found;
    const special = resource.shape?.(call, value) ?? {};
    const id = value['id'];
    const href = special.bare ? undefined : (special.href ?? `/${resource.at ?? found.collection}/${String(id)}`);
    return new Shown(
      resource.type,
      value,
      href,
      special.rels ?? resource.links ?? resource.type.links,
      special.actions ?? resource.type.actions,
      special.extra ?? [],
    );
  };

  const visible = (call: Call, value: Shape): boolean =>
    !call.filtered || typeof value['id'] !== 'string' || sees(call.state, call.user, value['id']);
  const listed = (found: Found, call: Call): readonly Shape[] => {
    if (!found.resource.list) throw empty(405, { allow: allowed(found).join(', ') });
    return found.resource.list({ ...call, params: found.params });
  };
  const one = (found: Found, call: Call): Shown => {
    const { resource, id = '' } = found;
    const inside = { ...call, params: found.params };
    const value = resource.get ? resource.get(inside, id) : resource.list?.(inside).find((each) => each.id === id);
    if (value === undefined) throw notFound();
    return show(found, inside, value);
  };
  const reader: Reader = {
    list: (path, call) => {
      const found = locate(path.split('/'));
      if (!found || found.id !== undefined) throw notSimulated(path);
      return listed(found, call).map((value) => show(found, call, value));
    },
    entity: (path, call) => {
      const found = locate(path.split('/'));
      return found?.id === undefined ? undefined : one(found, call);
    },
  };

  const allowed = ({ resource, id, action: name }: Found): readonly string[] => {
    if (name !== undefined) return ['POST', 'OPTIONS'];
    if (id !== undefined)
      return ['HEAD', ...(resource.remove ? ['DELETE'] : []), 'GET', 'OPTIONS', ...(resource.update ? ['PUT'] : [])];
    return ['HEAD', ...(resource.add ? ['POST'] : []), 'GET', 'OPTIONS'];
  };

  const formatOf = (request: Request): Format => {
    const accept = request.headers['accept'];
    if (accept === undefined || accept.trim() === '') return 'xml';
    const [best] = accept
      .split(',')
      .map((each) => ({
        type: each.split(';')[0]?.trim().toLowerCase() ?? '',
        quality: Number(/;\s*q=([\d.]+)/.exec(each)?.[1] ?? 1),
      }))
      .filter(({ type }) => ['application/json', 'application/xml', '*/*', 'application/*'].includes(type))
      .sort((a, b) => b.quality - a.quality);
    if (best === undefined) throw empty(406);
    return best.type === 'application/json' ? 'json' : 'xml';
  };

  const read = (
    request: Request,
    type: Type,
    origin: string,
    service: string,
  ): { readonly value: Shape; readonly format: Format } => {
    const content = contentOf(request);
    const format = content === 'application/json' ? 'json' : content === 'application/xml' ? 'xml' : undefined;
    if (format === undefined) throw empty(415);
    try {
      return { value: request.body === '' && format === 'json' ? {} : readers[format](type, request.body), format };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      if (error.problem === 'unknown') throw html(400, htmlText(error.message));
      if (error.problem === 'root') throw html(500, error.message);
      if (error.problem === 'value') throw new Refusal(400, { form: 'fault', reason: 'Invalid value', detail: error.message });
      throw syntax(origin, service);
    }
  };

  // The description has just checked the value against the type: this is the one place where it gets its static type.
  const as = <T>(value: Shape): T => value as T;

  const print = (format: Format, status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
    status,
    headers: { 'content-type': format === 'json' ? 'application/json' : 'application/xml;charset=UTF-8', ...headers },
    body,
  });

  /** The answer of an action: what was sent, and over it what came of it. */
  const echoed = (format: Format, sent: Shape, value: Shape, base: string): string =>
    writers[format].echo(action, Object.fromEntries(Object.entries(sent).filter(([name]) => !(name in value))), value, base);

  const refusal = (error: Refusal, format: Format, base: string, echo: Shape | undefined): Reply => {
    const { body, status, headers } = error;
    switch (body.form) {
      case 'empty':
        return { status, headers, body: '' };
      case 'html':
        return { status, headers: { 'content-type': 'text/html;charset=UTF-8', ...headers }, body: body.text };
      case 'fault':
        return print(
          format,
          status,
          echo === undefined
            ? writers[format].value(fault, faultShape(body), base)
            : echoed(format, echo, { fault: faultShape(body), status: 'failed' }, base),
          headers,
        );
    }
  };

  const serviceOf = (found: Found): readonly [string, string] => {
    if (found.resource.service) return found.resource.service;
    const name = found.resource.path.split('/').pop() ?? '';
    return [name, found.resource.type.tag];
  };

  const maxOf = (call: Call): number | undefined => {
    const text = call.query.get('max');
    if (text === null || !/^-?\d+$/.test(text)) return undefined;
    if (Number(text) < 0) throw tooMuch(`illegal max count value for query : ${text}`);
    return Number(text);
  };

  const select = (found: Found, call: Call): readonly Shape[] => {
    const fields = found.resource.search;
    const text = call.query.get('search');
    const max = maxOf(call);
    let values: readonly Shape[] = listed(found, call).filter((value) => visible(call, value));
    // Collections that can be searched come in the order of their names, byte by byte.
    const { resource } = found;
    const order = resource.order ? (each: Call, value: Shape) => resource.order?.(each, value) : fields?.['name'];
    if (order) values = [...values].sort((a, b) => (String(order(call, a)) < String(order(call, b)) ? -1 : 1));
    if (text !== null && fields) {
      const search = parseSearch(text, fields, call.query.get('case_sensitive') === 'true');
      values = search === undefined ? [] : applySearch(call, search, fields, values, max);
    }
    return max === undefined ? values : values.slice(0, max);
  };

  /** Observed on 4.5.8, recorded steps 76-021 to 76-049: a query that the user may not run fails, also the one before a write. */
  const checkQuery = (call: Call, { resource, id, action: name }: Found): void => {
    if (call.admin) return;
    const reads = name === undefined || resource.bareFaults?.includes(name) === true;
    // Everything about one host is for administrators; the list of hosts is for all.
    const only =
      resource.adminsOnly ?? (resource.path === 'hosts' ? 'entity' : resource.path.startsWith('hosts/') ? 'all' : undefined);
    const closed = only === 'all' || (only === 'entity' && id !== undefined);
    const unfiltered = id === undefined && call.method === 'GET' && !call.filtered;
    if (reads && (closed || unfiltered)) throw refusePlain(400, 'query execution failed due to insufficient permissions.');
  };

  const dispatch = (request: Routed, call: Call, found: Found, format: Format): Reply => {
    const write = writers[format];
    const { resource, id } = found;
    const inside: Call = { ...call, params: found.params };
    const followed = (entities: readonly Shown[]): void => {
      const text = call.query.get('follow');
      if (text !== null) follow(reader, call, entities, text);
      // The older way, kept by the engine for hosts' NICs and VMs. Source: DetailHelper.java; observed, recorded step 78-044.
      if (call.query.get('detail')?.split(/[,+ ]/).includes('statistics') === true)
        for (const entity of entities) if (DETAILED.has(entity.type.java)) withStatistics(reader, call, entity);
    };
    const finish = (entity: Shown, status: number, headers: Readonly<Record<string, string>> = {}): Reply =>
      print(format, status, write.entity(entity, request.base), headers);
    const answerAction = (result: ActionResult, echo: Shape, target?: Shown): Reply =>
      print(
        format,
        200,
        echoed(format, echo, { ...(target ? { [target.type.tag]: target } : {}), status: 'complete', ...result }, request.base),
      );

    if (found.action !== undefined && id !== undefined) {
      if (request.method !== 'POST') throw empty(405, { allow: 'POST, OPTIONS' });
      const rule = resource.actions?.[found.action];
      if (rule === undefined) throw notSimulated(`POST /${found.collection}/{id}/${found.action}`);
      const bare = resource.bareFaults?.includes(found.action) === true;
      if (bare && request.body === '' && request.headers['content-type'] !== undefined)
        throw crash('java.lang.NullPointerException');
      const method = methodNames[found.action] ?? found.action;
      const { value: echo } = read(request, action, call.origin, `${serviceOf(found)[1]}/methods/${method}`);
      try {
        const result = rule(inside, id, as<Action>(echo));
        const silent = bare || resource.bareAnswers?.includes(found.action) === true;
        const target = silent ? undefined : new Shown(resource.type, { id }, `/${found.collection}/${id}`);
        return answerAction(result, echo, target);
      } catch (error) {
        // Only what the command says is put into the action; what is wrong with the request itself, or names what is not there, is not:
        // observed, recorded steps 60-093, 75-023.
        const isCommands = error instanceof Refusal && error.body.form === 'fault' && error.body.reason === 'Operation Failed';
        if (isCommands && !bare && error.status !== 404) return refusal(error, format, request.base, echo);
        throw error;
      }
    }
    if (id === undefined) {
      if (request.method === 'GET' || request.method === 'HEAD') {
        const entities = select(found, inside).map((value) => show(found, inside, value));
        followed(entities);
        const body =
          format === 'json'
            ? writers.json.list(resource.type, entities, request.base, resource.keepsKey)
            : writers.xml.list(resource.type, entities, request.base);
        return print(format, 200, body);
      }
      if (request.method === 'POST' && resource.add) {
        // An empty JSON body is read as nothing at all: observed on 4.5.8, recorded step 20-048.
        if (request.body === '' && contentOf(request) === 'application/json') throw mandatory(resource.type.tag);
        const { value, format: sent } = read(request, resource.type, call.origin, `${serviceOf(found)[0]}/methods/add`);
        const added = show(found, inside, resource.add({ ...inside, jsonBody: sent === 'json' }, as<Model<Type>>(value)));
        // Location carries the base path twice: observed on 4.5.8, recorded step 40-004
        return finish(added, 201, { location: `${call.origin}/ovirt-engine/api/v4${request.base}${added.href ?? ''}` });
      }
      throw empty(405, { allow: allowed(found).join(', ') });
    }
    switch (request.method) {
      case 'GET':
      case 'HEAD': {
        const entity = one(found, call);
        if (!visible(call, entity.value)) throw notFound();
        followed([entity]);
        return finish(entity, 200);
      }
      case 'PUT': {
        if (!resource.update) break;
        const content = request.headers['content-type'];
        if (request.body === '' && content !== undefined) throw crash('java.lang.NullPointerException');
        const { value, format: sent } = read(request, resource.type, call.origin, `${serviceOf(found)[1]}/methods/update`);
        if (value['id'] !== undefined && value['id'] !== id) {
          one(found, call);
          throw immutable('id');
        }
        // Asked for without waiting, an update answers the old values and changes nothing: observed on 4.5.8, recorded steps 74-056, 74-058, 76-020.
        if (call.async) return finish(one(found, { ...call, allContent: true }), 200);
        return finish(
          show(found, inside, resource.update({ ...inside, jsonBody: sent === 'json' }, id, as<Model<Type>>(value))),
          200,
        );
      }
      case 'DELETE': {
        if (!resource.remove) break;
        const echo = request.body === '' ? {} : read(request, action, call.origin, `${serviceOf(found)[1]}/methods/remove`).value;
        const result = resource.remove(inside, id, as<Action>(echo));
        return call.async ? { status: 202, headers: {}, body: '' } : answerAction(result ?? {}, {});
      }
      default:
        break;
    }
    throw empty(405, { allow: allowed(found).join(', ') });
  };

  return {
    reader,
    route: (request: Routed, call: Call): Reply => {
      let format: Format = 'xml';
      try {
        const [first = '', ...more] = request.segments;
        const rootAction = more.length === 0 ? rootActions[first] : undefined;
        if (rootAction !== undefined) {
          format = formatOf(request);
          if (request.method !== 'POST') throw empty(405, { allow: 'POST, OPTIONS' });
          const { value: echo } = read(request, action, call.origin, `system/methods/${first}`);
          try {
            rootAction(call);
          } catch (error) {
            if (error instanceof Refusal) return refusal(error, format, request.base, echo);
            throw error;
          }
          return print(format, 200, echoed(format, echo, { status: 'complete' }, request.base));
        }
        const found = locate(request.segments);
        if (found === undefined) {
          const path = request.segments.join('/');
          if (isDeclared(request.segments)) throw notSimulated(`${request.method} /${path}`);
          throw html(404, `RESTEASY003210: Could not find resource for full path: ${call.origin}/ovirt-engine/api/v4/${path}`);
        }
        if (request.method === 'OPTIONS') {
          const allow = allowed(found).join(', ');
          return { status: 200, headers: { allow, 'content-type': 'text/plain;charset=UTF-8' }, body: allow };
        }
        format = formatOf(request);
        checkQuery(call, found);
        return dispatch(request, call, found, format);
      } catch (error) {
        if (error instanceof Refusal) return refusal(error, format, request.base, undefined);
        return {
          status: 500,
          headers: { 'content-type': 'text/html;charset=UTF-8' },
          body: errorPage(error instanceof Error ? (error.stack ?? error.message) : String(error)),
        };
      }
    },
    /** Prints a value that is no collection: the API root. */
    print: (request: Routed, type: Type, entity: Shown): Reply => {
      const format = formatOf(request);
      return print(format, 200, type === entity.type ? writers[format].entity(entity, request.base) : '');
    },
    refuse: (error: Refusal, base: string): Reply => refusal(error, 'xml', base, undefined),
  };
}
export type Router = ReturnType<typeof createRouter>;
