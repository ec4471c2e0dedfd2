import { SpecInvalid, type InputProblem } from '../errors';

/** One mistake in flags or environment, told in one sentence. */
export const inputError = (message: string, problem: Partial<InputProblem> = {}): SpecInvalid =>
  new SpecInvalid([{ code: 'input.flag', path: '', values: {}, ...problem }], message);
