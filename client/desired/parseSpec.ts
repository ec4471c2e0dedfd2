import { readYaml } from '../input/yamlText';
import { findSpecProblems } from './checkSpec';
import { specSchema, type Spec } from './spec';

/**
 * Reads a spec from YAML.
 *
 * @param text what the file holds
 * @param source its name, for the message
 * @throws SpecInvalid with every mistake at once, in the order of the file, each with line and column
 */
export const parseSpec = (text: string, source = 'spec'): Spec =>
  specSchema.parse(readYaml(text, source, findSpecProblems, 'spec.nothing'));
