// Is this computer ready? Each row says how it stands and what to do; nothing is changed and nothing is kept.
(() => {
  'use strict';

  const { $, $$, say, show, base, Problem, agent } = window.yanqi;
  const list = $('[data-environment]');
  const rows = Object.fromEntries($$('li', list).map(row => [row.id.replace('environment-', ''), row]));
  const summary = $('#environment-summary'), button = $('#check'), copy = $('#copy');
  const VERDICT = { idle: say('environment.say.state.idle'), wait: say('environment.say.state.wait'), ok: say('environment.say.state.ok'),
    warn: say('environment.say.state.warn'), bad: say('environment.say.state.bad') };
  const MOST_OF_A_ROW = 300, MOST_OF_ALL = 4000;

  function report(name, state, text, remedy = '') {
    const row = rows[name];
    row.className = row.dataset.state = state;
    $('[data-into=verdict]', row).textContent = VERDICT[state];
    $('[data-into=text]', row).textContent = text;
    $('[data-into=remedy]', row).textContent = remedy;
    show($('[data-into=more]', row), state === 'bad' || state === 'warn');
  }

  const later = names => names.forEach(name => report(name, 'idle', say('environment.say.later')));
  const inWords = problem => [problem.message, problem.reference ? say('environment.say.reference', problem.reference) : ''].filter(Boolean).join(' ');

  // ── The rows ──────────────────────────────────────────────────────────────────────────────────────
  async function clock() {
    report('clock', 'wait', say('environment.say.checking'));
    let server;
    try {
      server = Date.parse((await fetch(base + 'api/health', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).headers.get('Date'));
    } catch { /* said below, as when it does not tell the time */ }
    if (!server) { report('clock', 'warn', say('environment.say.clock.unknown'), say('agent.server.remedy')); return; }
    const fast = Math.round((Date.now() - server) / 1000), off = Math.abs(fast);
    const words = say(off < 120 ? 'environment.say.clock.seconds' : 'environment.say.clock.minutes', off < 120 ? off : Math.round(off / 60));
    if (off <= 30) report('clock', 'ok', say('portal.checks.clock.ok'));
    else report('clock', fast < -60 || fast > 300 ? 'bad' : 'warn', say(fast > 0 ? 'environment.say.clock.fast' : 'environment.say.clock.slow', words), say('environment.say.clock.remedy'));
  }

  async function permission() {
    const state = await agent.permission();
    if (state === 'denied') report('permission', 'bad', say('agent.denied'), say('agent.denied.remedy'));
    else if (state === 'prompt') report('permission', 'warn', say('environment.say.permission.prompt'), say('agent.prompt'));
    else report('permission', 'ok', state === 'granted' ? say('environment.say.permission.granted') : say('environment.say.permission.unknown'));
    return state;
  }

  function version(found) {
    if (agent.isOlder(found.version)) report('version', 'bad', say('agent.old', found.version, agent.minimum), say('agent.old.remedy'));
    else report('version', 'ok', say('environment.say.version', found.version));
  }

  function port(found) {
    const others = Object.keys(found.seen);
    if (others.length) report('port', 'warn', say('environment.say.port.other', found.port, others.join(', ')), say('environment.say.port.remedy'));
    else report('port', 'ok', say('environment.say.port', found.port));
  }

  async function token() {
    const told = ({ state, text, remedy }) => [state === 'WARNING' ? 'warn' : state.toLowerCase(), text.join('\n'), remedy];
    try {
      const found = await agent.carry('INVENTORY', { purpose: 'check' });
      report('driver', 'ok', say('environment.say.driver'));
      report('token', ...told(found.token));
      report('certificate', ...told(found.certificate));
    } catch (problem) {
      if (!(problem instanceof Problem)) console.error(problem);
      report('driver', 'bad', problem instanceof Problem ? inWords(problem) : say('agent.server'), problem.remedy ?? say('agent.server.remedy'));
      later(['token', 'certificate']);
    }
  }

  async function computer(state) {
    const rest = ['agent', 'port', 'version', 'driver', 'token', 'certificate'];
    if (state === 'denied') { later(rest); return; }
    report('agent', 'wait', say(state === 'prompt' ? 'agent.asking' : 'environment.say.checking'));
    let found;
    try {
      found = await agent.discover();
    } catch (problem) {
      later(rest);
      if (await permission() === 'prompt') { report('permission', 'bad', problem.message, problem.remedy); return; }
      if (problem.ports) report('port', 'bad', inWords(problem), problem.remedy);
      report('agent', 'bad', problem.ports ? say('agent.missing') : inWords(problem), problem.ports ? say('environment.say.agent.port') : problem.remedy);
      return;
    }
    await permission();
    report('agent', 'ok', say('environment.say.agent'));
    port(found);
    version(found);
    if (agent.isOlder(found.version)) { later(['driver', 'token', 'certificate']); return; }
    ['driver', 'token', 'certificate'].forEach(name => report(name, 'wait', say('environment.say.checking')));
    await token();
  }

  // ── All of them ───────────────────────────────────────────────────────────────────────────────────
  async function check() {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    list.setAttribute('aria-busy', 'true');
    show($('#diagnostics'), false);
    summary.textContent = say('environment.say.checking');
    summary.className = 'box info';
    await Promise.all([clock(), permission().then(computer)]);
    conclude();
    button.textContent = say('environment.say.again');
    button.removeAttribute('aria-disabled');
    list.removeAttribute('aria-busy');
  }

  function conclude() {
    const count = state => Object.values(rows).filter(row => row.dataset.state === state).length;
    const bad = count('bad'), warn = count('warn');
    summary.textContent = bad ? say('environment.say.done.bad', bad) : warn ? say('environment.say.done.warn', warn) : say('environment.say.done.ok');
    summary.className = 'box ' + (bad ? 'danger' : warn ? 'warning' : 'ok');
  }

  // ── For the hotline: what stands on the page, and the browser's name ──────────────────────────────
  function diagnostics() {
    const line = row => row.innerText.replace(/\s+/g, ' ').trim().slice(0, MOST_OF_A_ROW);
    return [document.title, location.origin + location.pathname, new Date().toISOString(), navigator.userAgent.slice(0, MOST_OF_A_ROW),
      `${window.isSecureContext} ${agent.minimum}`, summary.textContent, ...Object.values(rows).map(line)].join('\n').slice(0, MOST_OF_ALL);
  }

  copy.addEventListener('click', async () => {
    const text = diagnostics();
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = say('service.copied');
    } catch { // not allowed here: it can be copied by hand
      const box = $('#diagnostics-text');
      box.value = text;
      show($('#diagnostics'), true);
      box.focus();
      box.select();
    }
  });

  button.addEventListener('click', check);
  agent.onPermission(() => permission().then(state => { if (state === 'granted') check(); }));
  permission().then(state => { if (state === 'prompt') clock(); else check(); }); // no question before somebody wants it
})();
