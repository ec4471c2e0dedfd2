/** A shell script as a text: webpack and jest bring it in. */
declare module '*.sh' {
  const script: string;
  export default script;
}
