import type { CallOptions, Transport } from '../http/face';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { listOf, requiredLevel, text, textOrEmpty } from './scalars';
import type { Level } from './values';

export interface DataCenter {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly level: Level;
}

export const dataCenters = (http: Transport) => ({
  list: (options?: CallOptions): Promise<readonly DataCenter[]> =>
    calls(http).get('/datacenters', (answer, at) => listOf(answer, 'data_center', at, fromWire), undefined, options),
});

export const fromWire = (dataCenter: WireObject, at: string): DataCenter => ({
  id: text(dataCenter, 'id', at),
  name: text(dataCenter, 'name', at),
  status: textOrEmpty(dataCenter, 'status', at),
  level: requiredLevel(dataCenter, 'version', at),
});
