//go:build oldspecs

// Command old-specs answers one line of JSON with another: what becomes of a config of Ignition 2 or 1, or of a Container
// Linux Config, with the tools that carried them on.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/coreos/ign-converter/translate/v24tov31"
	v1 "github.com/coreos/ignition/config/v1"
	v2_0 "github.com/coreos/ignition/config/v2_0"
	v2_1 "github.com/coreos/ignition/config/v2_1"
	v2_2 "github.com/coreos/ignition/config/v2_2"
	v2_3 "github.com/coreos/ignition/config/v2_3"
	v2_4 "github.com/coreos/ignition/config/v2_4"
	old "github.com/coreos/ignition/config/v2_4/types"
	clct "github.com/flatcar/container-linux-config-transpiler/config"
)

// Request is one config. Paths are those of its filesystems, which the converter wants to be told.
type Request struct {
	Kind        string            `json:"kind"` // "ignition" or "clc"
	Text        string            `json:"text"`
	Paths       map[string]string `json:"paths"`
	Deduplicate bool              `json:"deduplicate"`
	Platform    string            `json:"platform"`
}

// Answer is the config of Ignition 3, or why there is none.
type Answer struct {
	Output json.RawMessage `json:"output,omitempty"`
	Error  string          `json:"error,omitempty"`
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		versions()
		return
	}
	reader := bufio.NewReaderSize(os.Stdin, 1<<24)
	encoder := json.NewEncoder(os.Stdout)
	for {
		line, err := reader.ReadBytes('\n')
		if err != nil {
			return
		}
		var request Request
		if err := json.Unmarshal(line, &request); err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(answer(request)); err != nil {
			log.Fatal(err)
		}
	}
}

func answer(request Request) (result Answer) {
	defer func() {
		if cause := recover(); cause != nil {
			result = Answer{Error: fmt.Sprintf("panic: %v", cause)}
		}
	}()
	cfg, err := parsed(request)
	if err != nil {
		return Answer{Error: err.Error()}
	}
	if request.Deduplicate {
		if cfg, err = v24tov31.RemoveDuplicateFilesUnitsUsers(cfg); err != nil {
			return Answer{Error: err.Error()}
		}
	}
	res, err := v24tov31.Translate(cfg, request.Paths)
	if err != nil {
		return Answer{Error: err.Error()}
	}
	output, err := json.Marshal(res)
	if err != nil {
		return Answer{Error: err.Error()}
	}
	return Answer{Output: output}
}

func parsed(request Request) (old.Config, error) {
	text := []byte(request.Text)
	if request.Kind == "clc" {
		cfg, ast, report := clct.Parse(text)
		if report.IsFatal() {
			return old.Config{}, errors.New(report.String())
		}
		made, report := clct.Convert(cfg, request.Platform, ast)
		if report.IsFatal() {
			return old.Config{}, errors.New(report.String())
		}
		written, err := json.Marshal(made)
		if err != nil {
			return old.Config{}, err
		}
		text = written
	}
	return parsedIgnition(text)
}

// Version 1 is asked for by its own parser: the newer ones take it only where nothing else is wrong.
func parsedIgnition(text []byte) (old.Config, error) {
	var head struct {
		Version int `json:"ignitionVersion"`
	}
	if err := json.Unmarshal(text, &head); err == nil && head.Version == 1 {
		cfg, _, err := v1.Parse(text)
		if err != nil {
			return old.Config{}, err
		}
		return v2_4.Translate(v2_3.Translate(v2_2.TranslateFromV2_1(v2_1.TranslateFromV2_0(v2_0.TranslateFromV1(cfg))))), nil
	}
	cfg, report, err := v2_4.Parse(text)
	if err != nil {
		return old.Config{}, fmt.Errorf("%w: %s", err, report.String())
	}
	return cfg, nil
}

func versions() {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		log.Fatal("built without modules")
	}
	modules := map[string]string{}
	for _, dependency := range info.Deps {
		modules[dependency.Path] = dependency.Version
	}
	if err := json.NewEncoder(os.Stdout).Encode(map[string]any{"go": runtime.Version(), "modules": modules}); err != nil {
		log.Fatal(err)
	}
}
