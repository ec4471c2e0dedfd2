import { BadReply } from '../../../client/errors';
import { path } from '../../../client/http/path';

it('keeps each value inside its segment', () => {
  expect(path`/hosts/${'a/b?c#d'}/nics/${'100% ü'}`).toBe('/hosts/a%2Fb%3Fc%23d/nics/100%25%20%C3%BC');
});

it('leaves ids as they are', () => {
  expect(path`/vms/${'8248a48b-c32b-44a6-95b3-3762366efa26'}`).toBe('/vms/8248a48b-c32b-44a6-95b3-3762366efa26');
});

it.each(['', '.', '..'])('refuses "%s", which would lead elsewhere', (id) => {
  expect(() => path`/hosts/${id}/nics`).toThrow(BadReply);
});
