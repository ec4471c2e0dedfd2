import { requestSchema, type HostRequest } from '../dpdk/host/request';
import { readYaml } from '../input/yamlText';
import { findRequestProblems } from './checkRequest';

/**
 * Reads what a host is to be planned for, from YAML or JSON.
 *
 * @param text what the file holds
 * @param source its name, for the message
 * @throws SpecInvalid with every mistake at once, in the order of the file, each with line and column
 */
export const parseRequest = (text: string, source = 'request'): HostRequest =>
  requestSchema.parse(readYaml(text, source, findRequestProblems, 'spec.emptyRequest'));
