import { version } from '../../client/cli/version';
import { manualPage } from './manualPage';

const seconds = Number(process.env['SOURCE_DATE_EPOCH']);
process.stdout.write(manualPage(version, new Date(seconds * 1000).toISOString().slice(0, 10)));
