"""The one style of the page, and the fingerprint by which the browser lets it in and no other."""

from __future__ import annotations

import base64
import hashlib

STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fbfaf7; --line: #c9c5bb; --quiet: #5a5750; --act: #1f5f5b;
  --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece9e2; --paper: #181715; --line: #4a4741; --quiet: #b3aea4;
  --act: #8fd0c8; --on: #10201f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.45 system-ui, sans-serif;
  overflow-wrap: break-word; }
main { max-width: 34rem; margin: 0 auto; padding: .75rem 1rem 3rem; }
nav { display: flex; flex-wrap: wrap; justify-content: space-between; border-bottom: 1px solid var(--line);
  margin-bottom: .5rem; }
nav a, .more a { padding: .8rem .4rem; min-height: 48px; color: var(--act); }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; border-bottom: 3px solid var(--act); }
h1 { font-size: 1.5rem; margin: .6rem 0; } h2 { font-size: 1.15rem; margin: 1.4rem 0 .4rem; }
small { color: var(--quiet); font-size: .88rem; }
ul { list-style: none; margin: 0; padding: 0; }
form > ul > li { display: flex; gap: .75rem; justify-content: space-between; align-items: center; padding: .6rem 0;
  border-bottom: 1px solid var(--line); }
form > ul > li.tall { display: block; } li > span:first-child, li > label { flex: 1; }
.choice { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .5rem; }
.choice button { padding: .4rem .6rem; font-size: .94rem; }
button, select, textarea, input { font: inherit; color: inherit; min-height: 48px; border-radius: 8px; }
button { background: var(--act); color: var(--on); border: 2px solid var(--act); padding: .5rem 1rem;
  margin: .25rem 0; }
button.quiet { background: transparent; color: var(--act); }
select, textarea, input { background: transparent; border: 1px solid var(--quiet); padding: .4rem .6rem;
  max-width: 100%; }
select option { background: var(--paper); color: var(--ink); }
textarea { display: block; width: 100%; } label { display: block; margin: .6rem 0; }
form > label > select { display: block; margin-top: .2rem; } form > button + button { margin-left: .5rem; }
td, li { overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 600; vertical-align: top; }
th, td { padding: .5rem .4rem; border-bottom: 1px solid var(--line); } th[aria-current] { color: var(--act); }
.times input { width: 100%; max-width: 4.2rem; min-width: 3rem; text-align: right; padding: .4rem .3rem; }
.times th + th, .times td { text-align: left; }
.times th, .times td { padding: .4rem .15rem; } .times thead { font-size: .85rem; }
.times tbody th { vertical-align: middle; }
.said { border: 2px solid var(--act); border-radius: 8px; padding: .25rem .75rem; } .said p { margin: .4rem 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2.5rem 0 0; }
"""
FINGERPRINT = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
