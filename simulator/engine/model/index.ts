import * as action from './action';
import * as cluster from './cluster';
import * as common from './common';
import * as dataCenter from './dataCenter';
import * as host from './host';
import type { Type } from './kinds';
import * as monitoring from './monitoring';
import * as network from './network';
import * as template from './template';
import * as vm from './vm';

const isType = (value: unknown): value is Type =>
  typeof value === 'object' && value !== null && 'java' in value && 'tag' in value;

/** All entity types of the description, by tag: what `link` refers to. */
const types: ReadonlyMap<string, Type> = new Map(
  [action, cluster, common, dataCenter, host, monitoring, network, template, vm]
    .flatMap((module) => Object.values<unknown>(module))
    .filter(isType)
    .map((type) => [type.tag, type]),
);
/** A type that nobody describes yet can still be referred to by id and name. */
const undescribed: Type = {
  java: 'BaseResource',
  tag: '',
  plural: '',
  identified: true,
  fields: {},
  links: [],
  actions: [],
  acts: false,
};
export const typeOf = (tag: string): Type => types.get(tag) ?? undescribed;
