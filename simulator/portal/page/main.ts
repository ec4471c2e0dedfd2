import './styles/page.css';
import './styles/masthead.css';
import './styles/navigation.css';
import './styles/toolbar.css';
import './styles/grid.css';
import './styles/details.css';
import './styles/popups.css';
import { readHostPage } from './hostPage';
import { start } from './start';

start(readHostPage());
