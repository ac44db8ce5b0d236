.PHONY: run test check bench build setup lock
run:   ; @python3 .ci/run run
test:  ; @python3 .ci/run test
check: ; @python3 .ci/run check
bench: ; @python3 .ci/run bench
build: ; @python3 .ci/run build
setup: ; @python3 .ci/run setup
lock:  ; @python3 .ci/run lock
