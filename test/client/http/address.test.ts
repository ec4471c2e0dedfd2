import { assertSecure, engineAddress } from '../../../client/http/address';
import { SpecInvalid } from '../../../client/errors';
import { failure } from './failure';

it.each([
  ['https://engine.example', 'https://engine.example/ovirt-engine'],
  ['https://engine.example/', 'https://engine.example/ovirt-engine'],
  ['https://engine.example/ovirt-engine', 'https://engine.example/ovirt-engine'],
  ['https://engine.example/ovirt-engine/', 'https://engine.example/ovirt-engine'],
  ['https://engine.example/ovirt-engine/api', 'https://engine.example/ovirt-engine'],
  ['https://engine.example:8443/ovirt-engine/api/', 'https://engine.example:8443/ovirt-engine'],
  ['https://engine.example/ovirt-engine/api/v4/', 'https://engine.example/ovirt-engine'],
  ['https://proxy.example/site1/ovirt-engine/api', 'https://proxy.example/site1/ovirt-engine'],
  ['engine.example', 'https://engine.example/ovirt-engine'],
  ['https://[2001:db8::1]/api', 'https://[2001:db8::1]/ovirt-engine'],
  ['/ovirt-engine/api', '/ovirt-engine'],
])('understands %s', (text, address) => {
  expect(engineAddress(text)).toBe(address);
});

it.each(['ftp://engine.example', 'https://', 'http://a b', ''])('refuses "%s"', (text) => {
  expect(() => engineAddress(text)).toThrow(SpecInvalid);
});

it('refuses an address with a password, and does not show it', async () => {
  const error = await failure(Promise.resolve().then(() => engineAddress('https://admin:s3cret@engine.example/api')));
  expect(error).toMatchObject({ code: 'input.invalid', message: expect.stringContaining('OVIRT_PASSWORD') as string });
  expect(JSON.stringify(error) + String(error)).not.toContain('s3cret');
});

it.each([
  'https://engine.example',
  'http://localhost:8080',
  'http://127.0.0.1:1',
  'http://127.9.9.9',
  'http://[::1]:8080/ovirt-engine',
])('takes %s for secure', (text) => {
  expect(() => {
    assertSecure(text);
  }).not.toThrow();
});

it.each(['http://engine.example', 'http://10.0.0.1/ovirt-engine', 'http://127.0.0.1.example', 'http://localhost.example'])(
  'refuses %s: a password would travel readable',
  (text) => {
    expect(() => {
      assertSecure(text);
    }).toThrow(/plain http.*use https/);
  },
);
