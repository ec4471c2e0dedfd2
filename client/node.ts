import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { createEngine, type Engine } from './engine';
import { BadReply, SpecInvalid, type InputProblem } from './errors';
import { assertSecure, engineAddress, isLoopback } from './http/address';
import { fixedToken, passwordGrant, type TokenSource } from './http/auth';
import type { Transport } from './http/face';
import { createSend, type Send, type SendOptions } from './http/send';
import { createTransport, type TransportOptions } from './http/transport';

export { parseRequest } from './facts/parseRequest';
export { parseSpec } from './desired/parseSpec';
export { xmlCodec } from './http/xml';
export { readDomain, type Domain } from './libvirt/domainXml';

/** What connects to an engine. What is absent comes from the environment, under the names of oVirt's Ansible modules. */
export interface ConnectOptions extends Pick<TransportOptions, 'codec' | 'timeoutMs' | 'log' | 'clock'> {
  /** OVIRT_URL; with or without `/api`. */
  readonly url?: string;
  /** OVIRT_CAFILE: file with the certificates to trust, PEM. With it, only those are trusted. */
  readonly caFile?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Asked when there is neither a token nor a password in the environment. */
  readonly askPassword?: (username: string) => Promise<string>;
}

export interface Connection {
  readonly engine: Engine;
  readonly transport: Transport;
  /** Ends the session if it was opened here, and the connections. Never fails. */
  readonly close: () => Promise<void>;
}

/** Connections kept open to the engine: one thread of it each. */
const SOCKETS = 8;

/**
 * Connects with a token (OVIRT_TOKEN) or a user and password (OVIRT_USERNAME, OVIRT_PASSWORD). Nothing is sent until the first call.
 *
 * @throws SpecInvalid (`input.invalid`) with everything that is missing or wrong
 */
export const connect = async (options: ConnectOptions = {}): Promise<Connection> => {
  const { env = process.env } = options;
  /** A variable that is empty is as good as not set: a script that clears one means that. */
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const url = options.url ?? given('OVIRT_URL');
  const token = given('OVIRT_TOKEN');
  const username = given('OVIRT_USERNAME');
  const problems: InputProblem[] = [];
  if (!url) problems.push({ code: 'connect.url', path: 'OVIRT_URL', values: {} });
  if (!token && !username) problems.push({ code: 'connect.credentials', path: 'OVIRT_USERNAME', values: {} });
  const password = given('OVIRT_PASSWORD') ?? (username && url && !token ? await options.askPassword?.(username) : undefined);
  if (!token && username && password === undefined)
    problems.push({ code: 'connect.password', path: 'OVIRT_PASSWORD', values: {} });
  if (!url || problems.length > 0) throw new SpecInvalid(problems, missing(problems));

  assertSecure(url);
  const pool = createPool(url, options.caFile ?? given('OVIRT_CAFILE'));
  const send = createSend({ ...pool.send, ...(options.clock && { clock: options.clock }) });
  const tokens = token
    ? fixedToken(token)
    : passwordGrant({ baseUrl: url, username: username ?? '', password: password ?? '', send });
  return connection(url, tokens, send, pool.end, options);
};

const connection = (baseUrl: string, tokens: TokenSource, send: Send, end: () => void, options: ConnectOptions): Connection => {
  const { codec, timeoutMs, log, clock } = options;
  const transport = createTransport({
    baseUrl,
    tokens,
    send,
    ...(codec && { codec }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(log && { log }),
    ...(clock && { clock }),
  });
  return {
    engine: createEngine(transport),
    transport,
    close: async () => {
      await tokens.revoke();
      end();
    },
  };
};

const missing = (problems: readonly InputProblem[]): string => problems.map(({ code }) => MISSING[code] ?? code).join('\n');

const MISSING: Readonly<Record<string, string>> = {
  'connect.url': 'no engine: give its address with --engine or OVIRT_URL, such as https://engine.example/ovirt-engine',
  'connect.credentials': 'no login: give OVIRT_USERNAME (such as admin@internal) and OVIRT_PASSWORD, or OVIRT_TOKEN',
  'connect.password': 'no password: give OVIRT_PASSWORD, or run on a terminal to be asked for it',
};

interface Pool {
  readonly send: SendOptions;
  readonly end: () => void;
}

const createPool = (url: string, caFile: string | undefined): Pool => {
  const ca = caFile ? readCa(caFile) : undefined;
  const httpAgent = new http.Agent({ keepAlive: true, maxSockets: SOCKETS });
  const httpsAgent = new https.Agent({ keepAlive: true, maxSockets: SOCKETS, ...(ca !== undefined && { ca }) });
  return {
    send: { adapter: 'http', httpAgent, httpsAgent, ...direct(url) },
    end: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
};

/** A proxy of the environment has no business between this machine and itself. */
const direct = (url: string): Pick<SendOptions, 'proxy'> =>
  isLoopback(new URL(engineAddress(url)).hostname) ? { proxy: false } : {};

const readCa = (file: string): string => {
  const problem = (code: string, what: string): SpecInvalid =>
    new SpecInvalid(
      [{ code, path: 'OVIRT_CAFILE', values: { file } }],
      `the CA file ${file} ${what}. Fetch the engine's certificate with \`ovirt-dpdk ca\`.`,
    );
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    throw problem('ca.unreadable', code === 'ENOENT' ? 'does not exist' : `cannot be read (${String(code)})`);
  }
  if (certificatesOf(pem).length === 0) throw problem('ca.invalid', 'holds no certificate in PEM form');
  return pem;
};

const certificatesOf = (pem: string): readonly X509Certificate[] => {
  try {
    return (pem.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? []).map(
      (block) => new X509Certificate(block),
    );
  } catch {
    return [];
  }
};

export interface FetchedCa {
  readonly pem: string;
  /** SHA-256, colons between bytes: to be compared over another way than this network. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly validTo: string;
}

/** The certificate of the engine's own authority. This one request does not verify TLS, and nothing is trusted by it. */
export const fetchCa = async (url: string): Promise<FetchedCa> => {
  assertSecure(url);
  const agent = new https.Agent({ rejectUnauthorized: false });
  const exchange = { method: 'GET', path: '/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA' };
  const send = createSend({ adapter: 'http', httpsAgent: agent, ...direct(url) });
  const reply = await send({
    ...exchange,
    url: `${engineAddress(url)}${exchange.path}`,
    headers: {},
    timeoutMs: 30000,
    exchange,
  }).finally(() => {
    agent.destroy();
  });
  const [certificate] = reply.status === 200 ? certificatesOf(reply.text) : [];
  if (!certificate)
    throw new BadReply('body', 'a certificate in PEM form', `${String(reply.status)} ${reply.contentType}`, exchange);
  return {
    pem: certificate.toString(),
    fingerprint: certificate.fingerprint256,
    subject: certificate.subject.replace(/\n/g, ', '),
    validTo: certificate.validTo,
  };
};
