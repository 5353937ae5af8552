'use strict';
// A host of MCP Apps as the extension's specification describes one: each scene is a frame with the page, in which the
// scene's messages arrive after the handshake. What can be seen at the end is posted to where this came from.

// What a host must enforce for a page that declares no domains.
const POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
  + "img-src 'self' data:; media-src 'self' data:; connect-src 'none'; object-src 'none'; frame-src 'none'";

// Runs before the page's own script.
function watch() {
  window.troubles = [];
  const note = what => window.troubles.push(String(what));
  window.addEventListener('error', event => note(event.message));
  window.addEventListener('unhandledrejection', event => note(event.reason));
  document.addEventListener('securitypolicyviolation', event => note(event.violatedDirective + ' ' + event.blockedURI));
  console.error = note;
  console.warn = note;
  window.alert = note;
}

function open(scene) {
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-scripts allow-same-origin';
  frame.style.cssText = 'display: block; border: 0; height: 100px; width: ' + scene.width + 'px';
  document.body.append(frame);
  const said = [];
  const send = message => frame.contentWindow.postMessage({ jsonrpc: '2.0', ...message }, '*');
  window.addEventListener('message', event => {
    if (event.source !== frame.contentWindow) return;
    const message = event.data;
    said.push(message);
    if (message.method === 'ui/initialize') {
      send({ id: message.id, result: {
        protocolVersion: message.params.protocolVersion,
        hostInfo: { name: 'host', version: '1' },
        hostCapabilities: {},
        hostContext: scene.context,
      } });
    } else if (message.method === 'ui/notifications/initialized') {
      scene.messages.forEach(send);
    } else if (message.method === 'ui/notifications/size-changed') {
      frame.style.height = message.params.height + 'px';
    }
  });
  frame.srcdoc = scene.page.replace('<head>', '<head><meta http-equiv="Content-Security-Policy" content="' + POLICY
    + '"><script>(' + watch + ')()</script>');
  return { scene, frame, said };
}

// Relative luminance and contrast as WCAG 2 defines them.
function luminance(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(each => each / 255)
    .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(element) {
  let behind = element;
  while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
  const both = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor].map(luminance);
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}
function texts(page) {
  return [...page.body.querySelectorAll('*')].filter(element => element.checkVisibility()
    && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
}

function seen({ scene, frame, said }) {
  const page = frame.contentDocument;
  const closed = page.body.innerText;
  const cut = page.body.getBoundingClientRect().height - frame.clientHeight;
  page.querySelectorAll('details').forEach(each => { each.open = true; });
  return {
    name: scene.name,
    text: closed,
    opened: page.body.innerText,
    cards: [...page.querySelectorAll('dl > div')].map(card => card.innerText.split('\n').filter(line => line.trim())),
    headings: [...page.querySelectorAll('h1, h2, h3')].filter(each => each.checkVisibility())
      .map(each => each.tagName + ' ' + each.innerText),
    images: page.images.length,
    wide: page.documentElement.scrollWidth - page.documentElement.clientWidth,
    contrast: Math.min(...texts(page).map(contrast)),
    background: luminance(getComputedStyle(page.body).backgroundColor),
    cut,
    said,
    troubles: frame.contentWindow.troubles,
    loaded: frame.contentWindow.performance.getEntriesByType('resource').map(entry => entry.name),
  };
}

// What changes as long as something is under way; a frame that is being read has no body yet.
function state({ frame, said }) {
  const troubles = (frame.contentWindow.troubles || []).length;
  const text = (frame.contentDocument.body || {}).innerText;
  return { begun: said.length > 1 || troubles > 1, changing: [said.length, troubles, frame.clientHeight, text] };
}

const scenes = JSON.parse(document.getElementById('scenes').textContent).map(open);
let last = '';
let still = 0;
function look() {
  const states = scenes.map(state);
  const now = JSON.stringify(states);
  still = now === last && states.every(each => each.begun) ? still + 1 : 0;
  last = now;
  if (still < 10) {
    // Each round has a frame that is drawn, before which observers hear of sizes.
    requestAnimationFrame(() => setTimeout(look, 50));
  } else {
    fetch('/', { method: 'POST', body: JSON.stringify(scenes.map(seen)) });
  }
}
look();
