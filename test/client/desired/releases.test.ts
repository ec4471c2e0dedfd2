import {
  commitsOnSuccess,
  installKnowsActivate,
  installReboots,
  quotesKernelLine,
  refusesPlainNicsOnOvs,
  syncsMovedHosts,
} from '../../../client/desired/releases';
import { aVersion } from '../../support/seen';

it.each([
  ['4.4.3.12', false],
  ['4.4.4.3', false],
  ['4.4.4.4', true],
  ['4.4.10.7', true],
  ['4.5.7', true],
] as const)('knows whether engine %s refuses ordinary networks on NICs of an OVS cluster: %s', (engine, refuses) => {
  expect(refusesPlainNicsOnOvs(aVersion(engine))).toBe(refuses);
});

it.each([
  ['4.2.8.9', false],
  ['4.3.0.0', true],
  ['4.5.8', true],
] as const)('knows whether engine %s activates after an install and commits networks by itself: %s', (engine, does) => {
  expect([installKnowsActivate(aVersion(engine)), commitsOnSuccess(aVersion(engine))]).toEqual([does, does]);
});

it.each([
  ['4.4.4.1', false],
  ['4.4.4.2', true],
] as const)('knows whether engine %s synchronises a host that moves between switch types: %s', (engine, does) => {
  expect(syncsMovedHosts(aVersion(engine))).toBe(does);
});

it.each([
  ['4.4.5.4', false],
  ['4.4.5.5', true],
] as const)('knows whether engine %s reboots a host that it installs: %s', (engine, does) => {
  expect(installReboots(aVersion(engine))).toBe(does);
});

it.each([
  ['4.5.3.2', false],
  ['4.5.4', true],
  ['4.5.5.1', true],
  ['4.5.6', false],
] as const)('knows whether engine %s puts quotes into kernel lines: %s', (engine, does) => {
  expect(quotesKernelLine(aVersion(engine))).toBe(does);
});
