import { inspect } from 'node:util';
import { errorDocument } from '../../../client/cli/contracts/error';
import { printError } from '../../../client/cli/print/error';
import { withEngine } from '../../../client/cli/session';
import { Bug, EngineFault, OvirtDpdkError } from '../../../client/errors';
import { cliWorld } from '../../support/cliWorld';
import { fakeTerminal } from '../../support/fakeTerminal';

const told = (error: unknown, json = false): { readonly out: string; readonly err: string } => {
  const terminal = fakeTerminal();
  printError(terminal, error, json);
  return { out: terminal.out(), err: terminal.err() };
};

it.each([
  ['a bug', new Bug('a NIC without a host')],
  ['an error of the language', new TypeError('x is not a function')],
  ['something else that was thrown', 'thrown text'],
])('asks for a report of what is our own mistake, without a stack: %s', (_, error) => {
  const { err } = told(error);
  expect(err).toMatch(/^error: .+\n {7}This is a mistake in ovirt-dpdk itself, not of yours\. Please report it/);
  expect(err).not.toMatch(/\n\s+at /);
});

it('asks for no report of what the engine or a user did', () => {
  expect(told(new OvirtDpdkError('apply.declined', 'nothing was changed: you did not agree')).err).toBe(
    'error: nothing was changed: you did not agree\n',
  );
});

it("gives programs the status, the engine's words and the correlation id", () => {
  const exchange = { method: 'PUT', path: '/vms/1', correlationId: 'c-1' };
  const { out } = told(new EngineFault('engine.refused', 400, 'Operation Failed', 'no', exchange, 'PUT /vms/1: no'), true);
  const document: unknown = JSON.parse(out);
  expect(errorDocument.parse(document)).toEqual(document);
  expect(document).toEqual({
    contract: 'ovirt-dpdk/error/v1',
    code: 'engine.refused',
    source: 'engine',
    message: 'PUT /vms/1: no',
    status: 400,
    reason: 'Operation Failed',
    detail: 'no',
    correlationId: 'c-1',
  });
});

it('keeps the lines of a message, and shows what would act on a terminal', () => {
  expect(told(new OvirtDpdkError('input.invalid', 'one\ntwo \u001b[2J')).err).toBe('error: one\n       two \\x1b[2J\n');
});

it('holds no password and no token, however an error is looked at', async () => {
  const world = await cliWorld('empty');
  const fail = (env: Readonly<Record<string, string>>): Promise<unknown> =>
    withEngine(fakeTerminal({ env: { OVIRT_URL: world.url, ...env } }), {}, (engine) => engine.clusters.list()).then(
      () => undefined,
      (error: unknown) => error,
    );
  const errors = [
    await fail({ OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 's3cret-word' }),
    await fail({ OVIRT_TOKEN: 's3cret-token' }),
  ];
  for (const error of errors) {
    expect(error).toBeInstanceOf(OvirtDpdkError);
    expect(inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error)).not.toContain('s3cret');
  }
});
