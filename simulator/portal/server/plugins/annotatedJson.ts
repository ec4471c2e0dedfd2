const COMMENT = /("(?:\\.|[^"\\])*")|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g;

/**
 * Reads JSON that may hold comments, and nothing else beyond the standard.
 *
 * Source: PluginDataManager.java, createJsonMapper: strict Jackson with ALLOW_COMMENTS.
 *
 * @throws SyntaxError
 */
export const parseAnnotated = (text: string): unknown =>
  JSON.parse(text.replace(COMMENT, (_, quoted: string | undefined) => quoted ?? ' '));
