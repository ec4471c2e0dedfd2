import { empty } from './faults';
import type { Reply, Request } from './request';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const HEADERS = ['authorization', 'content-type', 'accept'];

/**
 * Pages of other origins, where the engine option CORSSupport lets them in.
 *
 * Headers such as Filter and Correlation-Id are refused. Source: CORSSupportFilter.java; observed on engine 4.5.8, recorded steps 12-010 to 12-016.
 */
export function acrossOrigins(allowed: readonly string[] | undefined, request: Request, answer: () => Reply): Reply {
  const origin = request.headers['origin'];
  if (allowed === undefined || origin === undefined) return answer();
  const refused = empty(403, { 'content-type': 'text/plain' });
  if (!allowed.includes(origin)) throw refused;
  const method = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || method === undefined) {
    const reply = answer();
    return { ...reply, headers: { ...reply.headers, 'access-control-allow-origin': origin } };
  }
  const wanted = (request.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');
  if (!METHODS.includes(method) || !wanted.every((each) => HEADERS.includes(each))) throw refused;
  return {
    status: 200,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': method,
      'access-control-allow-headers': HEADERS.filter((each) => wanted.includes(each)).join(','),
    },
    body: '',
  };
}
