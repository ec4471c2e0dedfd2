import * as z from 'zod/mini';
import { API_VERSION, hostNicSchema, specDocumentation, specSchema } from './spec';

/** The JSON Schema of a spec, for editors: `# yaml-language-server: $schema=…` in the first line of a file. */
export const specJsonSchema = (): Record<string, unknown> => {
  const schema = z.toJSONSchema(specSchema, {
    metadata: specDocumentation,
    io: 'input',
    // The newest draft that the YAML extensions of editors know whole.
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === hostNicSchema) jsonSchema.oneOf = [{ required: ['pci'] }, { required: ['name'] }];
      // What zod adds to every whole number says nothing to a person.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: `Spec ${API_VERSION}`,
    description: 'What ovirt-dpdk is to bring about. Absent means: leave it as it is.',
    ...rest,
  };
};
