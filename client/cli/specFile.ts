import type { Spec } from '../desired/spec';
import { SpecInvalid } from '../errors';
import { readIn, sourceName } from './inFile';
import type { Terminal } from './terminal';

/** Reads a spec from a file, or from standard input for `-`. */
export const readSpec = async (terminal: Terminal, file: string): Promise<Spec> => {
  const { parseSpec } = await import('../desired/parseSpec');
  const [text, source] = [await readIn(terminal, file), sourceName(file)];
  try {
    return parseSpec(text, source);
  } catch (error) {
    if (!(error instanceof SpecInvalid) || error.problems.length === 1) throw error;
    // Each mistake is told on a line of its own below this one.
    throw new SpecInvalid(error.problems, `${source} has ${error.problems.length} mistakes; nothing was asked of the engine:`);
  }
};
