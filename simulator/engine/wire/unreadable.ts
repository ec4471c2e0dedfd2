/**
 * A body that is not what the API model says.
 *
 * `syntax` becomes the fault "Request syntactically incorrect.", `unknown` a plain HTML text, `value` the fault "Invalid value",
 * `root` the text of a wrong root element. Observed on engine 4.5.8, recorded steps 20-054, 20-058, 20-063, 60-082.
 */
export class Unreadable extends Error {
  constructor(
    readonly problem: 'syntax' | 'unknown' | 'value' | 'root',
    message: string = problem,
  ) {
    super(message);
    this.name = 'Unreadable';
  }
}
