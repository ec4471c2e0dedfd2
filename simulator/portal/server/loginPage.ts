import { htmlText } from '../../engine/faults';
import { page, type Answer } from './answer';

const STYLE = `
html, body { height: 100%; margin: 0; }
body { background: #1d1d1d linear-gradient(160deg, #1d3d5c, #1d1d1d 70%); color: #fff;
  font: 13px/20px "Open Sans", Helvetica, Arial, sans-serif; }
main { box-sizing: border-box; max-width: 760px; margin: 0 auto; padding: 18vh 40px 0; }
h1 { margin: 0 0 4px; font-size: 28px; font-weight: 300; line-height: 36px; }
p { margin: 0 0 24px; color: #d1d1d1; }
.refused { color: #fff; border-left: 3px solid #ec7a08; padding-left: 10px; }
form { display: grid; grid-template-columns: 110px minmax(0, 400px); gap: 14px 16px; align-items: center; }
label { text-align: right; font-weight: 600; }
input, select { box-sizing: border-box; width: 100%; height: 28px; padding: 2px 6px; border: 1px solid #bbb; border-radius: 1px;
  font: inherit; color: #363636; background: #fff; }
button { grid-column: 2; justify-self: end; padding: 4px 14px; border: 1px solid #00659c; border-radius: 1px; font: inherit;
  font-weight: 600; color: #fff; background: #0088ce linear-gradient(#39a5dc, #0088ce); cursor: pointer; }
a { color: #7dc3e8; }
@media (max-width: 480px) { form { grid-template-columns: 1fr; } label { text-align: left; } button { grid-column: 1; } }
`;
const frame = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

/** The place in the portal survives the login: the fragment goes along with the form, as in the engine's retain-fragment.js. */
const FRAGMENT = `<script>
document.forms[0].addEventListener('submit', (event) => { event.target.action += location.hash; });
</script>`;

/**
 * The engine's login page; the account of the simulated engine is filled in.
 *
 * @param refused why the last try failed
 */
export const loginPage = (refused?: string): Answer =>
  page(
    200,
    frame(
      'oVirt Engine Login (simulated)',
      `<h1>Open Virtualization Manager</h1>
${refused === undefined ? '<p>A simulated engine. One click logs in.</p>' : `<p class="refused" role="alert">${htmlText(refused)}</p>`}
<form method="post" action="/ovirt-engine/sso/interactive-login">
<label for="username">Username</label><input id="username" name="username" value="admin@internal" autocomplete="username">
<label for="password">Password</label><input id="password" name="password" type="password" value="demo" autocomplete="current-password">
<label for="profile">Profile</label><select id="profile" name="profile"><option>internal</option></select>
<button type="submit" autofocus>Log in</button>
</form>
${FRAGMENT}`,
    ),
  );

/** Where one arrives after a logout. */
export const welcomePage = (release: string): Answer =>
  page(
    200,
    frame(
      'oVirt Engine (simulated)',
      `<h1>Open Virtualization Manager</h1>
<p>A simulated engine ${htmlText(release)}.</p>
<a href="/ovirt-engine/webadmin/">Administration Portal</a>`,
    ),
  );
