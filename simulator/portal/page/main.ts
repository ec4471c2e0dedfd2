import './styles/page.css';
import './styles/masthead.css';
import './styles/navigation.css';
import './styles/toolbar.css';
import './styles/grid.css';
import './styles/details.css';
import './styles/popups.css';
import type { ApiInstance } from './plugins/api';
import { start } from './start';

declare global {
  interface Window {
    pluginApi: (name: string) => ApiInstance;
  }
}

start(window);
