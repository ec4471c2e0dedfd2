import { Document, Scalar, visit } from 'yaml';
import { parsePciAddress } from '../dpdk/pciAddress';
import type { Spec } from './spec';

/**
 * Writes a spec as YAML that parseSpec reads back unchanged, whatever its names are.
 *
 * What readers of YAML 1.1 take for something else than a text stands in quotes: yes, 0x10, 1_000, dates, and levels, so that none
 * takes 4.10 for 4.1. So does every PCI address: 0000:18:00.0 is a number to base 60, 0000:5e:00.0 is none, and who exchanges
 * one for the other need not know.
 */
export const writeSpec = (spec: Spec): string => {
  const document = new Document(spec, { aliasDuplicateObjects: false, version: '1.2', compat: 'yaml-1.1' });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && isQuoted(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 });
};

/** A lone `=` has a type of its own in YAML 1.1, which compat does not know of: https://yaml.org/type/value.html */
const isQuoted = (text: string): boolean => text === '=' || parsePciAddress(text) !== undefined;
