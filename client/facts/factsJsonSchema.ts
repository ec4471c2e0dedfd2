import * as z from 'zod/mini';
import { requestSchema } from '../dpdk/host/request';
import { FACTS_CONTRACT, factsSchema } from './hostFacts';

const jsonSchema = (schema: z.ZodMiniType, title: string, description: string): Record<string, unknown> => {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema: node }) => {
      // What zod adds to every whole number says nothing to a person.
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
    },
  });
  return { $schema, title, description, ...rest };
};

/** The JSON Schema of the document that the collector prints. */
export const factsJsonSchema = (): Record<string, unknown> =>
  jsonSchema(
    factsSchema,
    `Host facts ${FACTS_CONTRACT}`,
    'What a host tells about itself, as host/collect.sh prints it. null: could not be read; notes say why.',
  );

/** The JSON Schema of a request, for editors. */
export const requestJsonSchema = (): Record<string, unknown> =>
  jsonSchema(requestSchema, 'Host request', 'What a host is to be planned for. Absent or null means: decide for me.');
