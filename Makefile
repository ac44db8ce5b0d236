.PHONY: run test check bench agreement fuzz build setup lock
run:   ; @python3 .ci/tasks.py run
test:  ; @python3 .ci/tasks.py test
check: ; @python3 .ci/tasks.py check
bench: ; @python3 .ci/tasks.py bench
agreement: ; @python3 .ci/tasks.py agreement
fuzz:  ; @python3 .ci/tasks.py fuzz
build: ; @python3 .ci/tasks.py build
setup: ; @python3 .ci/tasks.py setup
lock:  ; @python3 .ci/tasks.py lock
