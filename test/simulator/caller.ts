import type { Simulator } from '../../simulator/engine/engine';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A caller with a token, who reads JSON. */
export function caller(simulator: Simulator, name = 'admin@internal', password = 'demo') {
  const login = simulator.handle({
    method: 'POST',
    path: '/ovirt-engine/sso/oauth/token',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username: name, password }).toString(),
  });
  const answer: unknown = JSON.parse(login.body);
  const token = isRecord(answer) ? String(answer['access_token']) : '';
  return (method: string, path: string, body?: unknown) => {
    const reply = simulator.handle({
      method,
      path: `/ovirt-engine/api${path}`,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    const parsed: unknown = reply.body.startsWith('{') ? JSON.parse(reply.body) : reply.body;
    return { status: reply.status, body: parsed };
  };
}
