import { AngleDownIconConfig } from '@patternfly/react-icons/dist/js/icons/angle-down-icon';
import { AngleLeftIconConfig } from '@patternfly/react-icons/dist/js/icons/angle-left-icon';
import { AngleRightIconConfig } from '@patternfly/react-icons/dist/js/icons/angle-right-icon';
import { ArrowCircleLeftIconConfig } from '@patternfly/react-icons/dist/js/icons/arrow-circle-left-icon';
import { BellIconConfig } from '@patternfly/react-icons/dist/js/icons/bell-icon';
import { BellSlashIconConfig } from '@patternfly/react-icons/dist/js/icons/bell-slash-icon';
import { BookmarkIconConfig } from '@patternfly/react-icons/dist/js/icons/bookmark-icon';
import { CheckCircleIconConfig } from '@patternfly/react-icons/dist/js/icons/check-circle-icon';
import { CogIconConfig } from '@patternfly/react-icons/dist/js/icons/cog-icon';
import { CpuIconConfig } from '@patternfly/react-icons/dist/js/icons/cpu-icon';
import { DatabaseIconConfig } from '@patternfly/react-icons/dist/js/icons/database-icon';
import { DesktopIconConfig } from '@patternfly/react-icons/dist/js/icons/desktop-icon';
import { EllipsisVIconConfig } from '@patternfly/react-icons/dist/js/icons/ellipsis-v-icon';
import { ExchangeAltIconConfig } from '@patternfly/react-icons/dist/js/icons/exchange-alt-icon';
import { ExclamationTriangleIconConfig } from '@patternfly/react-icons/dist/js/icons/exclamation-triangle-icon';
import { FlagIconConfig } from '@patternfly/react-icons/dist/js/icons/flag-icon';
import { InfoCircleIconConfig } from '@patternfly/react-icons/dist/js/icons/info-circle-icon';
import { MoonIconConfig } from '@patternfly/react-icons/dist/js/icons/moon-icon';
import { NetworkIconConfig } from '@patternfly/react-icons/dist/js/icons/network-icon';
import { OutlinedStarIconConfig } from '@patternfly/react-icons/dist/js/icons/outlined-star-icon';
import { PlayIconConfig } from '@patternfly/react-icons/dist/js/icons/play-icon';
import { QuestionCircleIconConfig } from '@patternfly/react-icons/dist/js/icons/question-circle-icon';
import { RedoIconConfig } from '@patternfly/react-icons/dist/js/icons/redo-icon';
import { SearchIconConfig } from '@patternfly/react-icons/dist/js/icons/search-icon';
import { StopIconConfig } from '@patternfly/react-icons/dist/js/icons/stop-icon';
import { SyncAltIconConfig } from '@patternfly/react-icons/dist/js/icons/sync-alt-icon';
import { TagsIconConfig } from '@patternfly/react-icons/dist/js/icons/tags-icon';
import { TasksIconConfig } from '@patternfly/react-icons/dist/js/icons/tasks-icon';
import { TimesCircleIconConfig } from '@patternfly/react-icons/dist/js/icons/times-circle-icon';
import { TimesIconConfig } from '@patternfly/react-icons/dist/js/icons/times-icon';
import { UserIconConfig } from '@patternfly/react-icons/dist/js/icons/user-icon';

/** Font Awesome and PatternFly drawings for the icon fonts of the real portal. */
const drawings = {
  'angle-down': AngleDownIconConfig,
  'angle-left': AngleLeftIconConfig,
  'angle-right': AngleRightIconConfig,
  back: ArrowCircleLeftIconConfig,
  bell: BellIconConfig,
  'bell-slash': BellSlashIconConfig,
  bookmark: BookmarkIconConfig,
  cog: CogIconConfig,
  cpu: CpuIconConfig,
  danger: TimesCircleIconConfig,
  database: DatabaseIconConfig,
  desktop: DesktopIconConfig,
  exchange: ExchangeAltIconConfig,
  flag: FlagIconConfig,
  info: InfoCircleIconConfig,
  kebab: EllipsisVIconConfig,
  moon: MoonIconConfig,
  network: NetworkIconConfig,
  play: PlayIconConfig,
  question: QuestionCircleIconConfig,
  refresh: SyncAltIconConfig,
  repeat: RedoIconConfig,
  search: SearchIconConfig,
  star: OutlinedStarIconConfig,
  stop: StopIconConfig,
  success: CheckCircleIconConfig,
  tags: TagsIconConfig,
  tasks: TasksIconConfig,
  times: TimesIconConfig,
  user: UserIconConfig,
  warning: ExclamationTriangleIconConfig,
};
export type IconName = keyof typeof drawings;

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing as high as its text, in the colour of its text. */
export function icon(name: IconName, className = ''): SVGSVGElement {
  const { width, height, svgPathData } = drawings[name].icon;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('class', `icon icon-${name} ${className}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', String(svgPathData));
  svg.append(path);
  return svg;
}
